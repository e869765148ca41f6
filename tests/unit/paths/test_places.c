/* SPDX-License-Identifier: MIT */
/* Whose code an address is: Xen's, our image's, or what runs in user mode. */
#include "tests/unit/support/check.h"

#include "report/paths/functions.h"

/* Images of 64 and of 32 bits. */
#define IMAGE    UINT64_C(0xffffffff80000000)
#define IMAGE_32 UINT64_C(0xc0000000)
#define SIZE     0x100000u

static void test_wide(void **state)
{
    (void)state;
    assert_true(functions_in_xen(UINT64_C(0xffff82d040200000), IMAGE, IMAGE + SIZE));
    assert_true(functions_in_xen(UINT64_C(0xffff800000000000), IMAGE, IMAGE + SIZE));
    assert_false(functions_in_xen(IMAGE, IMAGE, IMAGE + SIZE));
    assert_false(functions_in_xen(IMAGE + SIZE - 1, IMAGE, IMAGE + SIZE));
    assert_false(functions_in_xen(0x400000, IMAGE, IMAGE + SIZE));
    assert_false(functions_in_xen(UINT64_C(0x7fffffffffff), IMAGE, IMAGE + SIZE));
}

static void test_narrow(void **state)
{
    (void)state;
    assert_true(functions_in_xen(UINT64_C(0xffff82d040200000), IMAGE_32, IMAGE_32 + SIZE));
    assert_true(functions_in_xen(0xff110000, IMAGE_32, IMAGE_32 + SIZE)); /* a 32-bit Xen's */
    assert_false(functions_in_xen(IMAGE_32 + 4, IMAGE_32, IMAGE_32 + SIZE));
    assert_false(functions_in_xen(0x400000, IMAGE_32, IMAGE_32 + SIZE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_narrow),
    };

    return cmocka_run_group_tests_name("whose code it is", tests, NULL, NULL);
}
