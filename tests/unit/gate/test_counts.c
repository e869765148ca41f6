/* SPDX-License-Identifier: MIT */
/* Gate and compare say of two runs alike how many cases have no price to compare. */
#include "tests/unit/makers/gate_maker.h"

#include "report/compare/changes.h"
#include "report/gate/gate.h"
#include "report/judge/judgement.h"

#define CASES(list) .cases = list, .case_count = sizeof(list) / sizeof(*(list))

static const char *const unpriced = " without a price in both", *const fresh =
                                                                    " new, with nothing to compare";

/* The number that stands before these words; 0: they are not there. */
static unsigned long count_before(const char *text, const char *words)
{
    const char *at = strstr(text, words);

    if (!at)
        return 0;
    while (at > text && at[-1] >= '0' && at[-1] <= '9')
        at--;
    return strtoul(at, NULL, 10);
}

static void check_counts(const struct boots *base, const struct boots *new, unsigned long in_none,
                         unsigned long in_new)
{
    struct made_gate made;
    char of_gate[512], of_compare[512];

    gate_make(&made, base, new, NULL);
    gate_counts(&made.gate, of_gate, sizeof(of_gate));
    changes_count(&made.pair.judgement, of_compare, sizeof(of_compare));
    assert_int_equal(count_before(of_gate, unpriced), in_none);
    assert_int_equal(count_before(of_compare, unpriced), in_none);
    assert_int_equal(count_before(of_gate, fresh), in_new);
    assert_int_equal(count_before(of_compare, fresh), in_new);
    gate_drop(&made);
}

static void test_without_a_price(void **state)
{
    static const struct boots_case before[] = {
        {.name = "xen_version/version", .call = {323}},
        {.name = "set_gdt/empty", .status = "skipped"},
        {.name = "set_gdt/1frame", .status = "skipped"},
        {.name = "stack_switch/same", .status = "absent"},
    };
    static const struct boots_case after[] = {
        {.name = "xen_version/version", .call = {323}},
        {.name = "set_gdt/empty", .status = "skipped"},
        {.name = "set_gdt/1frame", .status = "skipped"},
        {.name = "stack_switch/same", .call = {289}},
        {.name = "sched_op/yield", .call = {2000}},
        {.name = "multicall/empty", .call = {320}},
    };
    const struct boots base = {CASES(before)}, new = {CASES(after)};

    (void)state;
    check_counts(&base, &new, 2, 3);
    check_counts(&base, &base, 3, 0);
    check_counts(&new, &new, 2, 0);
    check_counts(&gate_base, &gate_new, 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_a_price),
    };

    return cmocka_run_group_tests_name("gate's counts", tests, NULL, NULL);
}
