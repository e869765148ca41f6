/* SPDX-License-Identifier: MIT */
/* Runs side by side: what is said of how they differ. */
#include "tests/unit/makers/compare_maker.h"

#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/model/run.h"
#include "report/system/exit.h"

/* Sentences are wrapped; as they were before, to be freed. */
static char *unwrapped_of(const struct made *const *made, size_t count)
{
    char *text = compared_text(made, count, NULL), *at;

    while ((at = strstr(text, "\n    ")) != NULL) {
        *at = ' ';
        memmove(at + 1, at + 5, strlen(at + 5) + 1);
    }
    return text;
}

static void test_same(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_pv64};
    char *text = compared_text(made, 2, NULL);

    (void)state;
    assert_non_null(strstr(text, "What moves B/A: nothing that is known; the two are alike."));
    assert_null(strstr(text, "what differs is"));
    assert_null(strstr(text, "~"));
    free(text);
}

static void test_subjects(void **state)
{
    const struct made *const made[] = {&made_native, &made_compat};
    char *text = unwrapped_of(made, 2);
    struct made newer = made_pv64, other = made_pv64;
    const struct made *const versions[] = {&made_pv64, &newer};
    const struct made *const both[] = {&made_pv64, &made_native};
    const struct made *const all_three[] = {&made_compat, &other};

    (void)state;
    assert_non_null(
        strstr(text, "pv32pae runs as a compat guest in B, as a native guest in A: what"));
    assert_non_null(strstr(text, "what differs is the entry path and Xen's version.\n"));
    assert_null(strstr(text, "the ABI"));
    free(text);

    newer.xen = "4.20.1";
    text = unwrapped_of(versions, 2);
    assert_non_null(strstr(text, "xen: A 4.17.5; B 4.20.1: another Xen.\n"));
    assert_non_null(strstr(text, "What moves B/A: Xen's version."));
    free(text);

    other.xen = "4.20.1";
    text = unwrapped_of(all_three, 2);
    assert_non_null(strstr(text, "what differs is the ABI, the entry path and Xen's version.\n"));
    free(text);

    text = unwrapped_of(both, 2);
    assert_non_null(strstr(text, "pv32pae and pv64 both run as a native guest: what differs is "
                                 "the ABI and Xen's version.\n"));
    assert_non_null(strstr(text, "another Xen.\n"));
    assert_non_null(strstr(text, "What moves B/A: the ABI and Xen's version."));
    free(text);
}

/* What differs between two ABIs is said once, with all that differs besides. */
static void test_two_builds(void **state)
{
    struct made one = made_native, other = made_native;
    const struct made *const made[] = {&one, &other};
    char *text;

    (void)state;
    one.env = "pv32";
    one.facts[0] = other.facts[0] = "xen.compile-date";
    one.facts[1] = "Monday";
    other.facts[1] = "Tuesday";
    text = unwrapped_of(made, 2);
    assert_non_null(strstr(text, "B/A: pv32pae and pv32 both run as a native guest: what differs "
                                 "is the ABI and Xen's build.\n"));
    assert_non_null(strstr(text, "xen.compile-date: A Monday; B Tuesday: another build of Xen.\n"));
    assert_null(strstr(text, "difference"));
    free(text);
}

/* A fact that one of them does not have makes nothing comparable or not, but is said. */
static void test_unknown(void **state)
{
    struct made more = made_compat;
    const struct made *const made[] = {&made_pv64, &more};
    char *text;

    (void)state;
    more.mode = "";
    more.facts[0] = "qemu.cpu";
    more.facts[1] = "qemu64";
    text = compared_text(made, 2, NULL);
    assert_non_null(strstr(text, "pv32pae runs in a way that is not known"));
    assert_non_null(strstr(text, "taken for alike: qemu.cpu, guest.mode\n"));
    free(text);
}

static void test_plans(void **state)
{
    struct made other = made_pv64, before = made_pv64;
    const struct made *const made[] = {&made_pv64, &other};
    const struct made *const shifts[] = {&before, &other};
    char *text;

    (void)state;
    other.warmup = 9;
    text = compared_text(made, 2, NULL);
    assert_non_null(strstr(text, ": another plan"));
    assert_non_null(strstr(text, "event_channel_op/send-unbound     400     400  ~1.00\n"));
    assert_non_null(strstr(text, "xen_version/version               300     300   1.00\n"));
    free(text);

    other = made_pv64;
    before.facts[0] = other.facts[0] = "qemu.icount-shift";
    before.facts[1] = "1";
    other.facts[1] = "3";
    text = compared_text(shifts, 2, NULL);
    assert_non_null(strstr(text, "qemu.icount-shift: A 1; B 3: time passes at another pace"));
    assert_non_null(strstr(text, "event_channel_op/send-unbound     400     400  ~1.00\n"));
    assert_non_null(strstr(text, "xen_version/version               300     300   1.00\n"));
    free(text);
}

/* An update of one release of QEMU is none, a 32-bit machine lacks nothing, and settings mean the
 * same with and without colons. */
static void test_alike(void **state)
{
    struct made a = made_pv64, b = made_pv64;
    const struct made *const made[] = {&a, &b};
    char *text;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.version";
    a.facts[1] = "7.2.1";
    b.facts[1] = "7.2.22 (Debian)";
    a.facts[2] = b.facts[2] = "boot.spec-ctrl.settings";
    a.facts[3] = "BTI-Thunk RETPOLINE, Other: X";
    b.facts[3] = "BTI-Thunk: RETPOLINE, Other: X ";
    text = compared_text(made, 2, NULL);
    assert_non_null(strstr(text, "qemu.package: A 7.2.1; B 7.2.22 (Debian): another update"));
    assert_null(strstr(text, "other mitigations"));
    assert_non_null(strstr(text, "alike."));
    free(text);
    a.facts[0] = b.facts[0] = "qemu.cpu";
    a.facts[1] = "qemu64,+npt";
    b.facts[1] = "qemu64,-lm,+npt,-syscall";
    text = compared_text(made, 2, NULL);
    assert_non_null(strstr(text, "a 32-bit machine"));
    assert_non_null(strstr(text, "alike."));
    free(text);
    b.facts[3] = "BTI-Thunk: LFENCE, Other: X";
    text = compared_text(made, 2, NULL);
    assert_non_null(strstr(text, "the mitigations"));
    free(text);
}

/* A run without a boot that came to its plan has no prices; nothing is compared with it. */
static void test_empty(void **state)
{
    struct compared c;

    (void)state;
    c.runs[0] = made_run(&made_pv64);
    c.runs[1] = run_new();
    compared_runs(&c, 2, NULL);
    assert_int_equal(compare_check(&c.compare), EXIT_INCONCLUSIVE);
    compared_end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),       cmocka_unit_test(test_subjects),
        cmocka_unit_test(test_two_builds), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_plans),      cmocka_unit_test(test_alike),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests_name("what compare says of differences", tests, NULL, NULL);
}
