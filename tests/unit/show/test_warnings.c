/* SPDX-License-Identifier: MIT */
/* The warnings of "pvbench show": each once, and none left out unsaid. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/show/show.h"

#define VERSION "xen_version/version"

/* A run of two boots, and its case. */
static struct run *run_of_two(struct run_case **c)
{
    struct log_maker m;
    struct run *run;

    maker_open(&m, "insns");
    maker_boot(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    *c = run_find_case(run, VERSION);
    return run;
}

static void check_said(const struct run *run, const char *line, size_t times)
{
    struct show_options each = {.paths = true};
    char *text = shown(run, &each);

    if (count_of(text, line) != times)
        fail_msg("not %zu times \"%s\" in:\n%s", times, line, text);
    free(text);
}

static void test_skips(void **state)
{
    static const char line[] = VERSION ": array is not issued: it has no array";
    struct run_case *c;
    struct run *run = run_of_two(&c);

    (void)state;
    check_said(run, "\nWarnings\n  none\n", 1);
    assert_true(case_add_skip(c, 1, PATH_ARRAY, "it has no array"));
    check_said(run, line, 1);
    /* Of which boot does not matter; of which path, and why, does. */
    assert_true(case_add_skip(c, 2, PATH_ARRAY, "it has no array"));
    assert_true(case_add_skip(c, 2, PATH_TRAP, "it has no array"));
    check_said(run, line, 1);
    check_said(run, "\n    " VERSION ": trap is not issued: it has no array\n", 1);
    run_free(run);
}

static void test_flags(void **state)
{
    static const char line[] =
        ": of 1888 timed regions, 1 were preempted (the runstate moved), after 2";
    struct run_case *c;
    struct run *run = run_of_two(&c);

    (void)state;
    check_said(run, "were preempted", 0);
    c->paths[PATH_SINGLE].at[0].moved = 1;
    c->paths[PATH_MULTI].at[3].pending = 2;
    check_said(run, line, 1);
    run_free(run);
}

static void test_printed(void **state)
{
    struct run_case *c;
    struct run *run = run_of_two(&c);

    (void)state;
    check_said(run, "Xen printed", 0);
    c->boots[0].printed = 1;
    check_said(run, "  " VERSION ": Xen printed 1 line while it was measured. Their prices may", 1);
    c->boots[1].printed = 6;
    check_said(run, VERSION ": Xen printed 7 lines while it was measured. Their prices", 1);
    run_free(run);
}

static void test_left_off(void **state)
{
    struct run_case *c;
    struct run *run = run_of_two(&c);

    (void)state;
    check_said(run, "more like these", 0);
    run->problems_left_off = 7;
    check_said(run, "\n  and 7 more like these\n", 1);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_skips),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_printed),
        cmocka_unit_test(test_left_off),
    };

    return cmocka_run_group_tests_name("warnings", tests, NULL, NULL);
}
