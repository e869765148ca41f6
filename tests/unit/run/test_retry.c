/* SPDX-License-Identifier: MIT */
/* Which case a boot is made again without. */
#include "tests/unit/support/check.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/machine/boot.h"
#include "report/run/retry.h"

/* The case at which a plan of so many cases was ended. */
static const char *ended(const char *name, unsigned of, bool cycles)
{
    static struct boot_result result;

    memset(&result, 0, sizeof(result));
    result.watch.over = BOOT_CRASHED;
    result.watch.of = of;
    snprintf(result.watch.name, sizeof(result.watch.name), "%s", name);
    return retry_culprit(&result, cycles);
}

/* A boot in insns has fewer controls, so that fewer cases are enough to go on. */
static void test_others(void **state)
{
    unsigned insns = 0, cycles = 0;
    size_t i;

    (void)state;
    for (i = 0; i < case_table_size; i++) {
        cycles += (case_table[i].flags & CASE_CONTROL) != 0;
        insns += (case_table[i].flags & (CASE_CONTROL | CASE_CYCLES)) == CASE_CONTROL;
    }
    assert_true(insns < cycles);
    assert_null(ended("xen_version/version", insns + 1, false));
    assert_string_equal(ended("xen_version/version", insns + 2, false), "xen_version/version");
    assert_null(ended("xen_version/version", cycles + 1, true));
    assert_string_equal(ended("xen_version/version", cycles + 2, true), "xen_version/version");
    assert_null(ended("control/empty", cycles + 9, true));
    assert_null(ended("no/such", cycles + 9, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_others),
    };

    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
