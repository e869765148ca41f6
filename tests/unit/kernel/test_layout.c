/* SPDX-License-Identifier: MIT */
/* The structures of each ABI, as the kernel is compiled for it, against the public headers. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <xen/arch-x86/xen.h>

#include <xen/foreign/x86_32.h>
#include <xen/foreign/x86_64.h>

#include "tests/unit/support/check.h"

#ifndef LAYOUT_FOLDER
#define LAYOUT_FOLDER "build/layout"
#endif

struct row {
    const char *what;
    size_t want[2]; /* 64-bit, 32-bit */
};

static const struct row rows[] = {
#define SIZE(name) {"sizeof " #name, {sizeof(struct name##_x86_64), sizeof(struct name##_x86_32)}},
#define AT(name, field)                                                                            \
    {#name "." #field,                                                                             \
     {offsetof(struct name##_x86_64, field), offsetof(struct name##_x86_32, field)}},
#define FACT(value, want64, want32) {#value, {want64, want32}},
#include "tests/env/layout.def"
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

static void check_layout(const char *env, unsigned column)
{
    uint32_t found[ROWS + 1];
    char path[256];
    FILE *file;
    size_t i;

    snprintf(path, sizeof(path), "%s/%s", LAYOUT_FOLDER, env);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(found, sizeof(found[0]), ROWS + 1, file), ROWS);
    fclose(file);
    for (i = 0; i < ROWS; i++)
        if (found[i] != rows[i].want[column])
            fail_msg("%s: %s is %u, not %zu", env, rows[i].what, found[i], rows[i].want[column]);
}

static void test_pv64(void **state)
{
    (void)state;
    check_layout("pv64", 0);
}

static void test_pv32pae(void **state)
{
    (void)state;
    check_layout("pv32pae", 1);
}

static void test_pv32(void **state)
{
    (void)state;
    check_layout("pv32", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pv64),
        cmocka_unit_test(test_pv32pae),
        cmocka_unit_test(test_pv32),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
