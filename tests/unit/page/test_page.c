/* SPDX-License-Identifier: MIT */
/* A page of a run and of two: what is on it, in which order, and that it is the same each time. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/xml.h"

#include "report/page/page.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "tests/unit/makers/boots_maker.h"

#define QUICK "tests/data/xen-4.17-quick.log"
#define FULL  "results/reference/pv64-4.17"

/* What a full run may be large, with its style and its script. */
#define FULL_MOST 400000

#define WORK "mmu_update/l1-same"

static const struct boots_case cheap = {.name = WORK, .call = {500}, .entry = {300}};
static const struct boots_case dear = {.name = WORK, .call = {600}, .entry = {330}};

static struct run *run_costing(const struct boots_case *c)
{
    return boots_run(&(struct boots){.cases = c, .case_count = 1});
}

static void assert_order(const char *text, const char *const *ids)
{
    const char *at = text;
    char word[64];

    for (; *ids; ids++) {
        snprintf(word, sizeof(word), " id=\"%s\"", *ids);
        at = strstr(at, word);
        if (!at)
            fail_msg("no %s, or not in its place", *ids);
    }
}

static void test_sections(void **state)
{
    static const char *const ids[] = {"main",    "host",  "diagnosis",     "prices",
                                      "batches", "views", "distributions", "coverage",
                                      "raw",     "made",  "data",          NULL};
    struct run *run = run_load(QUICK);
    char *text = page_of(run, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_order(text, ids);
    assert_null(strstr(text, "id=\"changes\""));
    assert_page_count(doc, "count(//section)", 8);
    assert_page_count(doc, "count(//h1)", 1);
    assert_page_count(doc, "count(//nav/a[not(//*/@id = substring(@href, 2))])", 0);
    assert_page_count(doc, "count(//*[@id][@id = preceding::*/@id])", 0);
    assert_page_count(doc, "count(//table[not(caption)])", 0);
    assert_page_count(doc, "count(//th[not(@scope)])", 0);
    assert_page_count(doc, "count(//table[@id='price-table']/thead/tr/th)", 8);
    assert_page_count(doc, "count(//table[@id='price-table']/tbody/tr[count(td) + 1 != 8])", 0);
    assert_page_count(doc, "count(//p[contains(@class, 'verdict')])", 1);
    xmlFreeDoc(doc);
    free(text);
    run_free(run);
}

/* The rows are those of the run, with its prices. */
static void test_prices(void **state)
{
    struct run *run = run_costing(&cheap);
    char *text = page_of(run, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);
    json_t *data = page_data(text), *cases = json_object_get(data, "cases");

    (void)state;
    assert_page_count(doc, "count(//table[@id='price-table']/tbody/tr)", 1);
    assert_path(doc, "string(//table[@id='price-table']//tr/th[@scope='row'])", WORK);
    assert_path(doc, "string(//table[@id='price-table']/caption)", "Prices of 1 case, in insns");
    assert_path(doc, "string(//table[@id='price-table']//td[1])", "ok");
    assert_path(doc, "string(//table[@id='price-table']//td[2])", "500");
    assert_path(doc, "string(//table[@id='price-table']//td[3])", "300.0");
    assert_page_count(doc, "count(//@data-status)", 0);
    assert_int_equal(json_array_size(cases), 1);
    assert_string_equal(json_string_value(json_object_get(json_array_get(cases, 0), "name")), WORK);
    json_decref(data);
    xmlFreeDoc(doc);
    free(text);
    run_free(run);
}

static void test_changes(void **state)
{
    struct run *base = run_costing(&cheap), *new = run_costing(&dear);
    char *text = page_of_two(base, new, EXIT_GOOD), *alike = page_of_two(base, base, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_page_count(doc, "count(//table[@id='changes-table']/tbody/tr)", 1);
    assert_path(doc, "string(//table[@id='changes-table']//td[4])", "600.0");
    assert_path(doc, "string(//table[@id='changes-table']//td[5])", "+100 (+20.0 %)");
    assert_path(doc, "string(//table[@id='changes-table']//td[5]/@data-value)", "20");
    assert_path(doc, "string(//table[@id='changes-table']//td[5]/@class)", "more");
    assert_path(doc, "normalize-space(//table[@id='changes-table']//td[6])",
                "5.0"); /* the threshold */
    assert_path(doc, "normalize-space(//table[@id='changes-table']//td[1])", "slower");
    assert_path(doc, "string(//p[@class='verdict bad'])", "B against A: 1 slower.");
    assert_path(doc, "string(//table[@id='price-table']//td[contains(@class, 'more')])", "1.200");
    assert_null(strstr(alike, "changes-table"));
    assert_non_null(strstr(alike, "No case differs."));
    xmlFreeDoc(doc);
    free(text);
    free(alike);
    run_free(base);
    run_free(new);
}

/* What a refusal costs is said of two runs as of one, but not as so much of what a call costs. */
static void test_refusals(void **state)
{
    static const struct boots_case absent = {.name = WORK, .call = {80}, .status = "absent"};
    struct run *one = run_costing(&absent), *other = run_costing(&cheap);
    char *alone = page_of(one, EXIT_GOOD), *two = page_of_two(one, other, EXIT_GOOD);
    char *alike = page_of_two(one, one, EXIT_GOOD);
    xmlDocPtr doc_alone = page_read(alone), doc_two = page_read(two), doc_alike = page_read(alike);

    (void)state;
    assert_path(doc_alone, "string(//table[@id='price-table']//td[2])", "80");
    assert_path(doc_two, "string(//table[@id='price-table']//td[2])", "80");
    assert_path(doc_two, "string(//table[@id='price-table']//td[3])", "500");
    assert_path(doc_two, "normalize-space(//table[@id='price-table']//td[4])", "");
    assert_path(doc_alike, "string(//table[@id='price-table']//td[4])", "1.000");
    assert_path(doc_two, "string(//table[@id='price-table']//tr/@data-status)", "absent ok");
    xmlFreeDoc(doc_alone);
    xmlFreeDoc(doc_two);
    xmlFreeDoc(doc_alike);
    free(alone);
    free(two);
    free(alike);
    run_free(one);
    run_free(other);
}

static void test_same_bytes(void **state)
{
    struct run *one = run_load(QUICK), *other = run_load(QUICK);
    char *first = page_of(one, EXIT_GOOD), *second = page_of(other, EXIT_GOOD);

    (void)state;
    assert_string_equal(first, second);
    free(first);
    free(second);
    run_free(one);
    run_free(other);
}

static void test_size(void **state)
{
    struct run *run = run_load(FULL);
    char *text = page_of(run, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);

    (void)state;
    if (strlen(text) >= FULL_MOST)
        fail_msg("a full run has %zu bytes", strlen(text));
    assert_page_count(doc, "count(//figure//polyline)", 8);
    assert_page_count(doc, "count(//section[@id='views']//table)", 4);
    assert_null(strstr(text, ">1 distributions<"));
    assert_non_null(strstr(text, "<p>The run itself"));
    xmlFreeDoc(doc);
    free(text);
    run_free(run);
}

/* Each view as bars and as a table of which no two heads are alike. */
static void test_views(void **state)
{
    struct run *run = run_load(FULL);
    char *text = page_of(run, EXIT_GOOD), *two = page_of_two(run, run, EXIT_GOOD);
    xmlDocPtr doc = page_read(text), doc_two = page_read(two);

    (void)state;
    assert_page_count(doc, "count(//section[@id='views']/div[@role='img'][@aria-label])", 4);
    assert_page_count(doc, "count(//section[@id='views']//th[. = preceding-sibling::th])", 0);
    /* A bar for each number that is no share: of 5 works in 6 ways, and so on. */
    assert_page_count(doc,
                      "count(//section[@id='views']//path) = count(//table[starts-with(@id, "
                      "'view-')]//td[normalize-space(.) != '' and not(contains(., '%'))]) - 10 - 8",
                      1);
    assert_page_count(doc_two,
                      "count(//section[@id='views']/div//path) = count(//table[starts-with(@id, "
                      "'view-')]//td[normalize-space(.) != ''][not(@class)])",
                      1);
    assert_non_null(strstr(text, "null call, with each iteration of a REP instruction; "));
    /* Of several runs, too, it says what the ways are, but of no column that is not there. */
    assert_non_null(strstr(two, "in multicall: per entry of 64. "));
    assert_non_null(strstr(text, " saved: what "));
    assert_null(strstr(two, " saved: what "));
    assert_non_null(strstr(two, " Bars: "));
    assert_page_count(doc_two,
                      "count(//table[starts-with(@id, 'view-')]//tr[concat(th, td[1]) = "
                      "concat(preceding-sibling::tr[1]/th, preceding-sibling::tr[1]/td[1])])",
                      0);
    xmlFreeDoc(doc);
    xmlFreeDoc(doc_two);
    free(text);
    free(two);
    run_free(run);
}

/* Where there is no bar, no colour has a meaning. */
static void test_no_views(void **state)
{
    static const struct boots_case other = {.name = "xen_version/version", .call = {500}};
    struct run *run = run_costing(&other);
    char *text = page_of_two(run, run, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, "No run has a price for any of them."));
    assert_null(strstr(text, " Bars:"));
    free(text);
    run_free(run);
}

/* It says first what it is worth. */
static void test_not_whole(void **state)
{
    struct log_maker m;
    struct run *run;
    char *text;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_single(&m, WORK, 300);
    run = run_of_maker(&m); /* without its end */
    text = page_of(run, EXIT_INCONCLUSIVE);
    assert_non_null(strstr(text, "<p class=\"verdict warning\">This run is not whole (1 boot: 1 "
                                 "partial)"));
    assert_true(strstr(text, "This run is not whole") < strstr(text, "id=\"main\""));
    free(text);
    run_free(run);
}

static void test_controls_failed(void **state)
{
    struct run *run =
        boots_run(&(struct boots){.cases = &cheap, .case_count = 1, .bad_controls = true});
    char *text = page_of(run, EXIT_USAGE);

    (void)state;
    assert_non_null(strstr(text, "<p class=\"verdict bad\">The controls failed or are missing"));
    free(text);
    run_free(run);
}

/* Two units are never beside each other: the page says why, and has no prices. */
static void test_incomparable(void **state)
{
    struct run *insns = run_costing(&cheap);
    struct run *cycles =
        boots_run(&(struct boots){.unit = "cycles", .cases = &cheap, .case_count = 1});
    char *text = page_of_two(insns, cycles, EXIT_INCONCLUSIVE);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_page_count(doc, "count(//table[@id='price-table'])", 0);
    assert_page_count(doc, "count(//section[@id='diagnosis']//li[contains(., 'incomparable')]) > 0",
                      1);
    assert_page_count(doc, "count(//nav/a[not(//*/@id = substring(@href, 2))])", 0);
    assert_page_count(doc, "count(//p[@class='verdict warning'])", 1);
    xmlFreeDoc(doc);
    free(text);
    run_free(insns);
    run_free(cycles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),     cmocka_unit_test(test_prices),
        cmocka_unit_test(test_changes),      cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_size),         cmocka_unit_test(test_views),
        cmocka_unit_test(test_not_whole),    cmocka_unit_test(test_controls_failed),
        cmocka_unit_test(test_incomparable), cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_no_views),
    };

    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
