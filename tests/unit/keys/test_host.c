/* SPDX-License-Identifier: MIT */
/* What a run says of its host (report/keys/host.h). */
#include "tests/unit/support/check.h"

#include "report/keys/host.h"
#include "report/model/run.h"

#define FACTS 3

/* A run of which the runner says these values of these keys; NULL: nothing. */
static struct run *run_with(const char *const *keys, const char *const *values)
{
    struct run *run = run_new();
    size_t i;

    for (i = 0; i < FACTS; i++)
        if (values[i])
            run_add_fact(run, keys[i], values[i]);
    return run;
}

/* In the cpupool that host prepare makes, xl pins the domain to nothing. */
static void test_pinned(void **state)
{
    static const char *const keys[FACTS] = {"xl.cpus", "host.pinned", "host.cpupool"};
    static const struct {
        const char *values[FACTS], *pinned;
    } rows[] = {
        {{"3", NULL, NULL}, "3"},         {{"3", "5", NULL}, "3"},
        {{"all", "5", "pvbench"}, "5"},   {{"all", NULL, NULL}, "none"},
        {{NULL, NULL, "Pool-0"}, "none"}, {{NULL, "none", NULL}, "none"},
        {{NULL, NULL, NULL}, ""},
    };
    char text[32];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct run *run = run_with(keys, rows[i].values);

        assert_int_equal(host_pinned(run, text, sizeof(text)), *rows[i].pinned != '\0');
        assert_string_equal(text, rows[i].pinned);
        run_free(run);
    }
}

/* The runner knows; the brand under KVM may be QEMU's, and then the kernel says that it is a CPU.
 */
static void test_emulated(void **state)
{
    static const char *const keys[FACTS] = {"qemu.accel", "cpu.brand", "clock.device"};
    static const struct {
        const char *values[FACTS];
        bool emulated;
    } rows[] = {
        {{"tcg", "QEMU Virtual CPU", "tcg"}, true},
        {{"tcg", "A CPU", "cpu"}, true},
        {{"kvm", "QEMU Virtual CPU", "tcg"}, false},
        {{NULL, "QEMU Virtual CPU", "tcg"}, true},
        {{NULL, "QEMU Virtual CPU", NULL}, true},
        {{NULL, "QEMU Virtual CPU", "cpu"}, false},
        {{NULL, "A CPU", "tcg"}, false},
        {{NULL, NULL, NULL}, false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct run *run = run_with(keys, rows[i].values);

        if (host_is_emulated(run) != rows[i].emulated)
            fail_msg("row %zu", i);
        run_free(run);
    }
}

static void test_microcode(void **state)
{
    (void)state;
    assert_true(host_same_microcode("0x0a001137", "0xa001137"));
    assert_true(host_same_microcode("a001137", "0xa001137"));
    assert_false(host_same_microcode("0xa001137", "0xa001138"));
    /* What is no number is alike when it is the same text. */
    assert_true(host_same_microcode("old", "old"));
    assert_false(host_same_microcode("old", "new"));
    assert_false(host_same_microcode("0x1", "0x1 or so"));
    assert_false(host_same_microcode("", "0x0"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pinned),
        cmocka_unit_test(test_emulated),
        cmocka_unit_test(test_microcode),
    };

    return cmocka_run_group_tests_name("facts of a host", tests, NULL, NULL);
}
