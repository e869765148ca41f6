/* SPDX-License-Identifier: MIT */
/* Runs side by side: the tables, against golden outputs and line by line. */
#include "tests/unit/makers/compare_maker.h"

#include "report/cases/globs.h"
#include "report/compare/compare.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/plot/compare.h"
#include "report/record/record.h"
#include "report/system/exit.h"

static void check_lines(char *text, size_t most)
{
    char *rest = text, *line;

    while ((line = strsep(&rest, "\n"))) {
        assert_true(strlen(line) <= most);
        assert_true(!*line || line[strlen(line) - 1] != ' ');
    }
}

static void test_environments(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    char *text = compared_text(made, 2, NULL);

    (void)state;
    check_golden(text, "tests/data/compare-environments.txt");
    check_lines(text, 100);
    free(text);
}

/* Native and compat are two columns, however much else they share. */
static void test_three(void **state)
{
    const struct made *const made[] = {&made_compat, &made_native, &made_pv64};
    char *text = compared_text(made, 3, NULL);

    (void)state;
    check_golden(text, "tests/data/compare-three.txt");
    check_lines(text, 120);
    free(text);
}

/* More runs than fit beside each other: the first stands in each table. */
static void test_many(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat, &made_native,
                                       &made_pv64, &made_compat, &made_native};
    char *text = compared_text(made, 6, NULL);

    (void)state;
    assert_int_equal(count_of(text, " F/A\n"), 2);
    assert_int_equal(count_of(text, " even A"), 3);
    assert_int_equal(count_of(text, "\nxen_version/version "), 2 + 3);
    check_lines(text, 120);
    free(text);
}

static void set_state(struct run *run, const char *name)
{
    struct run_case *c = run_find_case(run, name);

    free(c->state);
    c->state = strdup("ports");
}

/* What is about in the table is about in the view and in the summary as well. */
static void test_about(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    compared_start(&c, made, 2, NULL);
    set_state(c.runs[0], "update_va_mapping/same-none");
    set_state(c.runs[1], "update_va_mapping/same-none");
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_GOOD);
    assert_non_null(strstr(text, "update_va_mapping/same-none       640      610  ~0.95\n"));
    assert_non_null(strstr(text, "update_va_mapping                    640      610  ~0.95\n"));
    assert_non_null(strstr(text, "\nupdate_va_mapping/same-none  320  320  540  510  ~0.94 "));
    assert_non_null(strstr(text, "\nmmu_update/l1-same           320  320  760  790   1.04 "));
    assert_non_null(strstr(text, "update_va_mapping in a multicall   545.0    515.0  ~0.94\n"));
    assert_non_null(strstr(text, "mmu_update                           860      890   1.03\n"));
    assert_non_null(strstr(text, "B/A of 7 cases, 3 of them about (~): the median is 1.03, from "
                                 "~0.95"));
    free(text);
    compared_end(&c);
}

/* Where no row is about and a way in the view is, that is explained, too. */
static void test_about_view(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options brief = {.brief = true};
    struct compared c;
    size_t i, rows;
    char *text;

    (void)state;
    compared_start(&c, made, 2, &brief);
    for (i = 0; i < 2; i++)
        set_state(c.runs[i], "trap/pte-write-same");
    compare_take(&c.compare);
    rows = c.compare.row_count;
    c.compare.row_count = 1;
    text = compared_shown(&c, EXIT_GOOD);
    c.compare.row_count = rows;
    assert_null(strstr(text, "update_va_mapping/same-none"));
    assert_non_null(strstr(text, "  330  1.10\n"));
    assert_non_null(strstr(text, "plain store, emulated               1800     1830  ~1.02\n"));
    assert_non_null(strstr(text, "~: about, because the case is unstable"));
    free(text);
    compared_end(&c);
}

/* By the entry of the largest batch only batches of one size compare. */
static void test_batches(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    compared_start(&c, made, 2, NULL);
    facts_set(&c.runs[1]->boots[0].plan, "batches", "1,2,4,8,16,32");
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_GOOD);
    assert_non_null(strstr(text, "plan.batches: A 1,2,4,8,16,32,64; B 1,2,4,8,16,32: lines"));
    assert_non_null(strstr(text, "update_va_mapping                    640      610  0.95\n"));
    assert_non_null(strstr(text, "update_va_mapping in a multicall   545.0    520.0     -\n"));
    free(text);
    compared_end(&c);
}

static void test_cases(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options options = {0};
    char *text;

    (void)state;
    assert_true(case_globs_add(&options.cases, "xen_version/*,control/empty"));
    text = compared_text(made, 2, &options);
    assert_int_equal(count_of(text, "\nxen_version/version "), 2);
    assert_int_equal(count_of(text, "\ncontrol/empty "), 2);
    assert_null(strstr(text, "mmu_update"));
    assert_null(strstr(text, "A PTE update"));
    free(text);
}

/* In short: a family's first price in the first run that has the family. */
static void test_brief(void **state)
{
    const struct compare_options options = {.brief = true};
    struct compared c;

    (void)state;
    c.runs[0] = made_long_run("mca/unknown");
    c.runs[1] = made_long_run("xsm_op/unknown");
    compared_runs(&c, 2, &options);
    compare_take(&c.compare);
    assert_int_equal(c.compare.row_count, 3);
    assert_string_equal(c.compare.rows[0].name, "unassigned/1");
    assert_string_equal(c.compare.rows[1].name, "mca/unknown");
    assert_string_equal(c.compare.rows[2].name, "xsm_op/unknown");
    compared_end(&c);
}

/* Where a run has another figure, the table says that it is not of that. */
static void test_once(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    compared_start(&c, made, 2, NULL);
    compare_take(&c.compare);
    c.runs[1]->cases[0].paths[PATH_SINGLE].at[0].has_once = true;
    text = compared_shown(&c, EXIT_GOOD);
    assert_non_null(strstr(text,
                           "\nOne single call, insns, less the null call, with each iteration of a "
                           "REP instruction\n"));
    free(text);
    c.runs[1]->cases[0].paths[PATH_SINGLE].at[0].has_once = false;
    text = compared_shown(&c, EXIT_GOOD);
    assert_non_null(strstr(text, "\nOne single call, insns, less the null call\n"));
    free(text);
    compared_end(&c);
}

/* Cases of the first have no price in the second: there is nothing to compare. */
static void test_nothing_shared(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options options = {0};
    struct compared c;
    char *text;

    (void)state;
    assert_true(case_globs_add(&options.cases, "set_segment_base/fs,domctl/no-domain"));
    compared_start(&c, made, 2, &options);
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_INCONCLUSIVE);
    assert_non_null(strstr(text, "No price in A (pvbench show says why): 1 denied\n"));
    assert_non_null(strstr(text, "No price in B (pvbench show says why): 1 absent\n"));
    free(text);
    compared_end(&c);
}

static void assert_printable(const char *text)
{
    for (; *text; text++)
        assert_true(*text == '\n' || (*text >= ' ' && *text < 0x7f));
}

/* Whatever a log or a run.json says, and long. */
static void test_hostile(void **state)
{
    static const char evil[] = "\x1b]0;x\x07\xc2\x9b'`id`$(id)%s%n";
    char longest[3000], dir[] = "/tmp/pvbench-unit-XXXXXX", path[96];
    static const char *const files[] = {
        "compare-prices.gp", "compare-prices.dat", "compare-prices.svg", "compare-prices.png",
        "compare-pte.gp",    "compare-pte.dat",    "compare-pte.svg",    "compare-pte.png"};
    struct made a = made_pv64, b;
    struct compared c;
    char *text;
    size_t i;

    (void)state;
    memset(longest, 'y', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    b = (struct made){evil, evil, evil, evil, 10, NULL, 0, {"qemu.mem", evil}};
    a.facts[0] = "qemu.mem";
    a.facts[1] = "256";
    c.runs[0] = made_run(&a);
    c.runs[1] = made_run(&b);
    run_find_case(c.runs[0], "xen_version/version")->name[0] = '\x1b';
    run_add_fact(c.runs[0], "boot.cmdline", longest);
    run_add_fact(c.runs[1], "boot.cmdline", evil);
    facts_set(&c.runs[1]->boots[0].begin, "env", longest);
    compared_runs(&c, 2, NULL);
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_GOOD);
    assert_printable(text);
    free(text);
    assert_non_null(mkdtemp(dir));
    assert_int_equal(compare_plot(&c.compare, dir), EXIT_GOOD);
    for (i = 0; i < sizeof(files) / sizeof(*files); i++) {
        snprintf(path, sizeof(path), "%s/%s", dir, files[i]);
        text = file_text(path);
        assert_true(text && strlen(text) >= 4);
        free(text);
        unlink(path);
    }
    assert_int_equal(rmdir(dir), 0);
    compared_end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_environments), cmocka_unit_test(test_three),
        cmocka_unit_test(test_many),         cmocka_unit_test(test_about),
        cmocka_unit_test(test_about_view),   cmocka_unit_test(test_batches),
        cmocka_unit_test(test_cases),        cmocka_unit_test(test_brief),
        cmocka_unit_test(test_once),         cmocka_unit_test(test_nothing_shared),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
