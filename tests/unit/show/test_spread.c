/* SPDX-License-Identifier: MIT */
/* How far prices in cycles may be off, in the tables of show. */
#include "tests/unit/makers/boots_maker.h"

#include "report/format/width.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/show/show.h"
#include "report/stats/spread.h"

#define COUNT(x)   (sizeof(x) / sizeof(*(x)))
#define CASE_FIRST "xen_version/version"

static const struct boots_case cases[] = {
    {.name = CASE_FIRST,
     .call = {320, 330, 340, 350, 300, 310},
     .entry = {200, 201, 202, 203, 204, 205}},
    {.name = "mmu_update/l1-same", .call = {800}, .entry = {700}, .item = {360, 361, 362}},
    {.name = "sched_op/yield", .call = {900, 950}, .outliers = 20},
};

/* With 'preempted' regions of the first series of the first case. */
static char *show(const char *unit, unsigned boots, unsigned preempted)
{
    struct boots made = {.unit = unit, .count = boots, .cases = cases, .case_count = COUNT(cases)};
    struct run *run = boots_run(&made);
    char *text;

    run_find_case(run, CASE_FIRST)->paths[PATH_SINGLE].at[0].moved = preempted;
    text = shown(run, &(struct show_options){.quantiles = true});
    run_free(run);
    return text;
}

/* Six boots have an interval, and it is their whole range; a, b and b' stand in one table. */
static void test_golden(void **state)
{
    char *text = show("cycles", 6, 3);

    (void)state;
    check_golden(text, "tests/data/show-cycles.txt");
    free(text);
}

/* In brackets it is no interval. */
static void test_few(void **state)
{
    char *text = show("cycles", 5, 0);

    (void)state;
    assert_non_null(strstr(text, "xen_version/version  ok         330  (30)  202.0  (2)  "));
    assert_null(strstr(text, "preempt"));
    free(text);
}

/* Of one boot nothing is known, and that is said. */
static void test_one(void **state)
{
    char *text = show("cycles", 1, 0);

    (void)state;
    assert_null(strstr(text, "+/-"));
    assert_non_null(strstr(text, "  a  "));
    assert_non_null(strstr(text, "b: a multicall"));
    assert_null(strstr(text, "medians of"));
    assert_non_null(strstr(text, "\nOne boot does not tell how far"));
    assert_non_null(strstr(text, "less the null call; all samples:\n"));
    free(text);
}

static void test_insns(void **state)
{
    char *text = show("insns", 6, 3);

    (void)state;
    assert_null(strstr(text, "+/-"));
    assert_null(strstr(text, "preempt:"));
    assert_null(strstr(text, "One boot"));
    assert_non_null(strstr(text, "insns, all samples of all boots less the null call:\n"));
    free(text);
}

/* The first table keeps what the price of a call may be off by; no row is too long. */
static void test_narrow(void **state)
{
    char *text, *line, *next;

    (void)state;
    width_set(60);
    text = show("cycles", 6, 3);
    width_set(0);
    assert_non_null(strstr(text, "status single +/- "));
    for (line = text; *line; line = next + 1) {
        next = strchr(line, '\n');
        assert_true(next - line <= 60 || *line != 'x');
    }
    free(text);
}

static void check_text(double low, double high, double confidence, const char *wanted)
{
    struct boots_spread spread = {6, low, high, confidence};
    char text[48];

    price_spread_text(&spread, 100, text, sizeof(text));
    assert_string_equal(text, wanted);
}

static void test_text(void **state)
{
    struct boots_spread one = {1, 100, 100, 0};
    char text[48];

    (void)state;
    check_text(90, 104.5, 0.97, "10");
    check_text(99, 104.5, 0.97, "4.5");
    check_text(99, 104.5, 0.94, "(4.5)");
    check_text(99.96, 100.04, 0.97, "0.04");
    check_text(99.5, 100, 0.94, "(0.50)");
    check_text(100, 100, 0.97, "0");
    check_text(99.999, 100, 0.97, "0");
    price_spread_text(&one, 100, text, sizeof(text));
    assert_string_equal(text, "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_few),    cmocka_unit_test(test_one),
        cmocka_unit_test(test_insns),  cmocka_unit_test(test_narrow), cmocka_unit_test(test_text),
    };

    return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}
