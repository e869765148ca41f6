/* SPDX-License-Identifier: MIT */
/* The head of a page says what a run is worth, and all that keeps it from being whole. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/page/page.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/log_maker.h"

#define WORK "mmu_update/l1-same"

/* A boot that ended before the kernel measured anything. */
static struct run *run_of_early(const char *line)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_line(&m, line);
    return run_of_maker(&m);
}

static void check_early(const char *line, int status, const char *verdict)
{
    struct run *run = run_of_early(line);
    char *text = page_of(run, status);
    xmlDocPtr doc = page_read(text);

    if (!strstr(text, verdict))
        fail_msg("no %s", verdict);
    assert_page_count(doc, "count(//section)", 2); /* host and diagnosis */
    assert_page_count(doc, "count(//nav/a[not(//*/@id = substring(@href, 2))])", 0);
    xmlFreeDoc(doc);
    free(text);
    run_free(run);
}

static void test_no_case(void **state)
{
    (void)state;
    check_early("(XEN) Panic on CPU 0:", EXIT_DIED, "Xen panicked (1 boot: 1 panicked)");
    check_early("(XEN) Brought up 1 CPUs", EXIT_INCONCLUSIVE, "This run is not whole");
}

/* Not only what decides the exit status: all of it, the worst first. */
static void test_all_flaws(void **state)
{
    static const char *const wanted[] = {
        "<p class=\"verdict bad\">A case of this run gave a wrong result or faulted.",
        "<p class=\"verdict bad\">The controls failed or are missing",
        "<p class=\"verdict warning\">This run is not whole (2 boots: 1 complete, 1 partial)",
    };
    const struct boots_case wrong = {.name = WORK, .status = "wrong", .call = {500}};
    struct run *log = run_load("tests/data/export.log");
    struct run *bad =
        boots_run(&(struct boots){.cases = &wrong, .case_count = 1, .bad_controls = true});
    char *of_log = page_of(log, EXIT_WORSE), *of_bad = page_of(bad, EXIT_WORSE);

    (void)state;
    assert_non_null(strstr(of_bad, wanted[0]));
    assert_non_null(strstr(of_bad, wanted[1]));
    assert_true(strstr(of_bad, wanted[0]) < strstr(of_bad, wanted[1]));
    assert_non_null(strstr(of_log, wanted[0]));
    assert_non_null(strstr(of_log, wanted[2]));
    free(of_log);
    free(of_bad);
    run_free(log);
    run_free(bad);
}

static struct run *run_of_env(const char *env, const char *abi)
{
    struct log_maker m;

    maker_open(&m, "insns");
    m.env = env;
    m.abi = abi;
    maker_boot(&m);
    return run_of_maker(&m);
}

static void test_environments(void **state)
{
    struct run *pv64 = run_of_env("pv64", "x86_64"), *pv32 = run_of_env("pv32", "x86_32");
    const struct run *runs[] = {pv64, pv64, pv32};
    char *paths[] = {"a", "b", "c"};
    struct page_asked asked = {.runs = runs, .paths = paths, .count = 3};
    char *text = page_text(&asked, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, ": C differs from A in its ABI, and no case of it is judged."));
    assert_non_null(strstr(text, "B against A: "));
    assert_null(strstr(text, "C against A: "));
    assert_null(strstr(text, "change C"));
    free(text);
    paths[1] = "c";
    runs[1] = pv32;
    text = page_text(&asked, EXIT_GOOD);
    assert_non_null(strstr(text, ": B, C differ from A in their ABI, and no case of them is"));
    assert_null(strstr(text, " against A: "));
    assert_null(strstr(text, "id=\"changes\""));
    free(text);
    run_free(pv64);
    run_free(pv32);
}

/* Of the environment of A a run is judged wherever it stands, and its colours are its own. */
static void test_among_environments(void **state)
{
    static const struct boots_case cheap = {.name = WORK, .call = {500}};
    static const struct boots_case dear = {.name = WORK, .call = {600}};
    struct run *base = boots_run(&(struct boots){.cases = &cheap, .case_count = 1});
    struct run *new = boots_run(&(struct boots){.cases = &dear, .case_count = 1});
    struct run *other = run_of_env("pv32", "x86_32");
    const struct run *runs[] = {base, other, new};
    char *paths[] = {"a", "b", "c"};
    struct page_asked asked = {.runs = runs, .paths = paths, .count = 3};
    char *text = page_text(&asked, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_non_null(strstr(text, "C against A: 1 slower"));
    assert_null(strstr(text, "B against A: "));
    assert_page_count(doc, "count(//table[@id='changes-table']/tbody/tr)", 1);
    assert_page_count(doc, "count(//table[@id='changes-table']//th[contains(., ' B')])", 0);
    assert_page_count(doc, "count(//table[@id='price-table']//td[@class='more'])", 1);
    xmlFreeDoc(doc);
    free(text);
    run_free(base);
    run_free(new);
    run_free(other);
}

/* The whole run, and how much of it is on the page. */
static void test_shown(void **state)
{
    struct run *run = run_load("tests/data/xen-4.17-quick.log");
    char *path = "run";
    struct page_asked asked = {.runs = (const struct run *const *)&run, .paths = &path, .count = 1};
    char *all = page_text(&asked, EXIT_GOOD), *some;

    (void)state;
    assert_true(case_globs_add(&asked.compare.cases, "xen_version/version"));
    some = page_text(&asked, EXIT_GOOD);
    assert_null(strstr(all, " shown. The controls"));
    assert_non_null(strstr(some, "; 1 is shown. The controls"));
    free(all);
    free(some);
    run_free(run);
}

/* What is warned of beside the checks is not passed over. */
static void test_warnings(void **state)
{
    static const struct boots_case cases[] = {
        {.name = WORK, .call = {500}},
        {.name = "xen_version/extraversion2", .status = "absent", .call = {100}},
    };
    struct run *run = boots_run(&(struct boots){.cases = cases, .case_count = 2});
    struct run *calm = boots_run(&(struct boots){.cases = cases, .case_count = 1});
    char *text = page_of(run, EXIT_GOOD), *quiet = page_of(calm, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, "; 1 warning is below.</p>"));
    assert_null(strstr(quiet, " below.</p>"));
    free(text);
    free(quiet);
    run_free(run);
    run_free(calm);
}

/* Whoever runs it unseen has to be told why it is not 0. */
static void test_stderr(void **state)
{
    const char *log = "tests/data/export.log";
    const char *words[] = {"--out", "/dev/null", log, NULL};
    const char *full[] = {"--out", "/dev/full", log, NULL};
    struct boots cycles = {.unit = "cycles"};
    char *a = boots_file(&(struct boots){.count = 1}), *b = boots_file(&cycles);
    const char *two[] = {"--out", "/dev/null", a, b, NULL};

    (void)state;
    spoken_check(spoken_of(cmd_report, words), EXIT_WORSE,
                 "export.log: a case gave a wrong result or faulted (");
    spoken_check(spoken_of(cmd_report, words), EXIT_WORSE, "export.log: the run is not whole (");
    spoken_check(spoken_of(cmd_report, full), EXIT_WORSE, "cannot write /dev/full");
    spoken_check(spoken_of(cmd_report, two), EXIT_INCONCLUSIVE, "incomparable: ");
    drop_file(a);
    drop_file(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_case),      cmocka_unit_test(test_all_flaws),
        cmocka_unit_test(test_environments), cmocka_unit_test(test_among_environments),
        cmocka_unit_test(test_shown),        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_stderr),
    };

    return cmocka_run_group_tests_name("page-head", tests, NULL, NULL);
}
