/* SPDX-License-Identifier: MIT */
/* The 64-bit division of the 32-bit images, under other names, against the host's own. */
#include "tests/unit/support/check.h"

#define __udivmoddi4 pvbench_udivmoddi4
#define __udivdi3    pvbench_udivdi3
#define __umoddi3    pvbench_umoddi3
#define __divdi3     pvbench_divdi3
#include "core/env/x86_32.c"

static const uint64_t edges[] = {
    0,
    1,
    2,
    3,
    10,
    0x7fffffff,
    0x80000000,
    0xffffffff,
    0x100000000,
    0x100000001,
    0x1ffffffff,
    0x200000000,
    0x7fffffffffffffff,
    UINT64_MAX,
    1u << 31,
    0x123456789,
    0xcafef00dcafef00d,
};
#define EDGES (sizeof(edges) / sizeof(edges[0]))

static void assert_divides(uint64_t dividend, uint64_t divisor)
{
    uint64_t rest;

    assert_true(__udivmoddi4(dividend, divisor, &rest) == dividend / divisor);
    assert_true(rest == dividend % divisor);
    assert_true(__udivdi3(dividend, divisor) == dividend / divisor);
    assert_true(__umoddi3(dividend, divisor) == dividend % divisor);
}

static void test_edges(void **state)
{
    unsigned i, k;

    (void)state;
    for (i = 0; i < EDGES; i++)
        for (k = 1; k < EDGES; k++)
            assert_divides(edges[i], edges[k]);
}

static void test_many(void **state)
{
    uint64_t seed = 0x9e3779b97f4a7c15, dividend = seed, divisor;
    unsigned i;

    (void)state;
    for (i = 0; i < 100000; i++) {
        dividend = dividend * 6364136223846793005 + seed;
        divisor = (dividend ^ seed << 7) >> (i & 63);
        assert_divides(dividend, divisor | 1);
    }
}

static void test_signed(void **state)
{
    (void)state;
    assert_true(__divdi3(7, 2) == 3);
    assert_true(__divdi3(-7, 2) == -3);
    assert_true(__divdi3(7, -2) == -3);
    assert_true(__divdi3(-7, -2) == 3);
    assert_true(__divdi3(INT64_MIN, 3) == INT64_MIN / 3);
    assert_true(__divdi3(-0x100000000, 0x10000) == -0x10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_signed),
    };

    return cmocka_run_group_tests_name("divide", tests, NULL, NULL);
}
