/* SPDX-License-Identifier: MIT */
/* How far prices in cycles may be off, in the table of single calls. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/compare_maker.h"

#include "report/compare/compare.h"
#include "report/format/width.h"
#include "report/model/run.h"
#include "report/system/exit.h"

static const struct boots_case version = {.name = "xen_version/version",
                                          .call = {320, 330, 340, 350, 300, 310}};

/* Six boots beside so many runs less one of two of the same. */
static char *shown_of(const char *unit, size_t count)
{
    struct boots made = {.unit = unit, .count = 6, .cases = &version, .case_count = 1};
    struct compared c;
    size_t i;
    char *text;

    for (i = 0; i < count; i++, made.count = 2)
        c.runs[i] = boots_run(&made);
    compared_runs(&c, count, NULL);
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_GOOD);
    compared_end(&c);
    return text;
}

static void test_cycles(void **state)
{
    char *text = shown_of("cycles", 2);

    (void)state;
    assert_non_null(strstr(text, "\ncase                      A  +/-       B  +/-   B/A\n"));
    assert_non_null(strstr(text, "\nxen_version/version     325   25     325  (5)  1.00\n"));
    assert_non_null(strstr(text, "\n+/-: how far from the number before it the 95 % interval"));
    free(text);
}

/* The spread of B goes first, then that of A, and then what would without them. */
static void check_narrow(size_t width, size_t count, const char *head)
{
    char *text;

    width_set(width);
    text = shown_of("cycles", count);
    width_set(0);
    if (!strstr(text, head))
        fail_msg("%zu columns without %s: %s", width, head, text);
    free(text);
}

static void test_narrow(void **state)
{
    (void)state;
    check_narrow(43, 2, "  A +/-      B  B/A\n");
    check_narrow(40, 2, "  A      B  B/A\n");
    check_narrow(64, 4, "  A      B  B/A      C  C/A      D  D/A\n");
    check_narrow(50, 4, "  A      B  B/A      C  C/A\n");
}

static void test_insns(void **state)
{
    char *text = shown_of("insns", 2);

    (void)state;
    assert_null(strstr(text, "+/-"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_insns),
    };

    return cmocka_run_group_tests_name("spreads side by side", tests, NULL, NULL);
}
