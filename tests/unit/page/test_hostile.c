/* SPDX-License-Identifier: MIT */
/* A run whose names, reasons and facts are written to break out of a page: none does. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"

#include "report/model/outcome.h"
#include "report/page/page.h"
#include "report/store/open.h"
#include "report/system/exit.h"

#define HOSTILE "tests/data/export-hostile.log"
#define CASES   13

/* What is left of any name in the fragment of a link. */
#define LINK_LETTERS "#=%-._~/0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* What is ours, and nothing else that a browser would act on. */
static void assert_inert(const char *text)
{
    xmlDocPtr doc = page_read(text);

    assert_page_count(doc, "count(//script)", 2);
    assert_page_count(doc, "count(//style)", 1);
    assert_page_count(doc, "count(//meta)", 3);
    assert_page_count(doc, "count(//link)", 1);
    assert_page_count(doc, "count(//i | //img | //iframe | //form | //object | //base)", 0);
    assert_page_count(doc, "count(//@style | //@src | //@*[starts-with(name(), 'on')])", 0);
    assert_page_count(doc, "count(//@href[not(starts-with(., '#')) and . != 'data:,'])", 0);
    assert_page_count(doc, "count(//comment())", 0);
    assert_page_count(doc, "count(//th/a[translate(@href, '" LINK_LETTERS "', '') != ''])", 0);
    xmlFreeDoc(doc);
}

/* Our style and script may have more; what is before and between them has plain bytes only. */
static void assert_plain(const char *text)
{
    const char *style = strstr(text, "<style>"), *at = text;
    const char *script = strstr(text, "\n<script>");

    assert_non_null(style);
    assert_non_null(script);
    for (; at < script; at++) {
        if (at == style)
            at = strstr(style, "</style>");
        if (!(*at >= ' ' && *at < 0x7f) && *at != '\n')
            fail_msg("byte %02x at %td", (unsigned)(unsigned char)*at, at - text);
    }
}

static void assert_data(const char *text, size_t cases)
{
    json_t *data = page_data(text);

    assert_int_equal(json_array_size(json_object_get(data, "cases")), cases);
    json_decref(data);
}

static void test_log(void **state)
{
    struct run *run = run_load(HOSTILE);
    char *text = page_of(run, EXIT_WORSE), *two = page_of_two(run, run, EXIT_WORSE);

    (void)state;
    assert_inert(text);
    assert_plain(text);
    assert_data(text, CASES);
    assert_plain(two);
    assert_data(two, CASES);
    assert_non_null(strstr(text, "&lt;script&gt;"));           /* the fact is there, as text */
    assert_non_null(strstr(text, "\n&quot;&#39;=HYPERLINK(")); /* no formula in the raw numbers */
    free(text);
    free(two);
    run_free(run);
}

static void replace(char **text, const char *by)
{
    free(*text);
    *text = strdup(by);
}

/* Bytes that came past the log reader, by a run.json. */
static void check_bytes(const char *evil)
{
    struct log_maker m;
    struct run *run;
    size_t i;
    char *text, *path = (char *)evil;
    struct page_asked asked = {.paths = &path, .count = 1};

    maker_open(&m, "insns");
    maker_boot(&m);
    run = run_of_maker(&m);
    replace(&run_find_case(run, "mmu_update/l1-same")->name, evil);
    run_add_fact(run, "run.command", "x");
    for (i = 0; i < run->facts.count; i++)
        run->facts.at[i].value = (char *)evil;
    for (i = 0; i < run->boots[0].facts.count; i++)
        run->boots[0].facts.at[i].value = (char *)evil;
    run->boots[0].outcome = OUTCOME_PARTIAL;
    run_add_problem(run, "x");
    run->problems.at[run->problems.count - 1] = (char *)evil;
    asked.runs = (const struct run *const *)&run;
    text = page_text(&asked, EXIT_INCONCLUSIVE);
    assert_inert(text);
    assert_plain(text);
    assert_data(text, 2);
    free(text);
    run_free(run);
}

static void test_bytes(void **state)
{
    static const char *const evil[] = {
        "</script><script>alert(1)</script><!--",
        "\"'><img src=x onerror=alert(1)>/\"' onclick=\"x",
        "</style></title></pre></code></table>&lt;&#60;\\u003c",
        "\x1b]0;x\x07\r\n\t\xc2\x9b\xff\xe2\x80\xa8\xe2\x80\xa9",
        "]]>{{x}}${x}`javascript:alert(1)//%3Cscript%3E",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(evil) / sizeof(*evil); i++)
        check_bytes(evil[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_bytes),
    };

    return cmocka_run_group_tests_name("page-hostile", tests, NULL, NULL);
}
