/* SPDX-License-Identifier: MIT */
/* "pvbench compare" from its words to its exit status: what is refused, and why. */
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/system/exit.h"

static struct spoken call(const char *const *words)
{
    return spoken_of(cmd_compare, words);
}

/* Both orders are refused, in one line on stderr that has this in it, and nothing is compared. */
static void check_refused(const struct made *a, const struct made *b, const char *line)
{
    char *first = made_file(a), *second = made_file(b);
    const char *const there[] = {first, second, NULL}, *const back[] = {second, first, NULL};
    struct spoken spoken = call(there);

    assert_int_equal(spoken.status, EXIT_INCONCLUSIVE);
    assert_string_equal(spoken.out, "");
    assert_int_equal(count_of(spoken.err, "\n"), 1);
    if (!strstr(spoken.err, line))
        fail_msg("not \"%s\" in: %s", line, spoken.err);
    spoken_drop(&spoken);
    spoken = call(back);
    assert_int_equal(spoken.status, EXIT_INCONCLUSIVE);
    spoken_drop(&spoken);
    drop_file(first);
    drop_file(second);
}

/* Compared, and nothing with this in it is said. */
static void check_taken(const struct made *a, const struct made *b, const char *unsaid)
{
    char *first = made_file(a), *second = made_file(b);
    const char *const words[] = {first, second, NULL};
    struct spoken spoken = call(words);

    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_null(strstr(spoken.out, unsaid));
    spoken_drop(&spoken);
    drop_file(first);
    drop_file(second);
}

static void test_refused(void **state)
{
    static const char *const facts[][3] = {
        {"qemu.accel", "tcg", "kvm"},
        {"qemu.cpu", "qemu64", "max"},
        {"qemu.cpu", "qemu64", "qemu32"},
        {"qemu.cpu", "qemu64", "qemu64,-lmx"},
        {"qemu.cpu", "qemu64,-lm", "qemu64,-lm,+npt"},
        {"cpu.signature", "60fb1", "50654"},
        {"clock.tsc", "native", "emulated"},
        {"qemu.machine", "pc-i440fx-7.2", "pc-q35-7.2"},
        {"qemu.smp", "1", "2"},
        {"guest.vcpus", "1", "2"},
    };
    struct made a = made_pv64, b = made_compat;
    size_t i;

    (void)state;
    b.unit = "cycles";
    check_refused(&a, &b, "incomparable: unit is insns in /tmp/");
    b.unit = NULL;
    for (i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
        a.facts[0] = b.facts[0] = facts[i][0];
        a.facts[1] = facts[i][1];
        b.facts[1] = facts[i][2];
        check_refused(&a, &b, facts[i][0]);
    }
    b.facts[0] = "guest.role";
    b.facts[1] = "domU";
    check_refused(&made_pv64, &b, "--across guest.role");
    b.facts[0] = "xen.build";
    b.facts[1] = "debug";
    check_refused(&made_pv64, &b, "--across xen.build");
}

/* One machine and one CPU are alike in every release of QEMU, which is only named. */
static void test_releases_of_qemu(void **state)
{
    struct made a = made_pv64, b = made_pv64;
    char *first, *second;
    struct spoken spoken;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.version";
    a.facts[1] = "7.2.22 (Debian)";
    b.facts[1] = "11.1.3";
    a.facts[2] = b.facts[2] = "qemu.cpu";
    a.facts[3] = b.facts[3] = "qemu64,+smap";
    first = made_file(&a);
    second = made_file(&b);
    const char *const words[] = {first, second, NULL};

    spoken = call(words);
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_string_equal(spoken.err, "");
    assert_non_null(
        strstr(spoken.out, "qemu.version: A 7.2.22 (Debian); B 11.1.3: another release"));
    assert_null(strstr(spoken.out, "qemu.package"));
    spoken_drop(&spoken);
    drop_file(first);
    drop_file(second);
    a.facts[3] = b.facts[3] = "max";
    check_refused(&a, &b, "qemu.cpu is max of QEMU 7.2 in ");
    a.facts[3] = b.facts[3] = "base,+lm";
    check_refused(&a, &b, "qemu.cpu is base,+lm of QEMU 7.2 in ");
    a.facts[3] = b.facts[3] = "maximal";
    check_taken(&a, &b, "qemu.cpu");
    a.facts[3] = b.facts[3] = "max";
    b.facts[1] = "7.2";
    check_taken(&a, &b, "qemu.cpu");
}

/* Facts of the clock and of the CPU beneath matter in cycles only. */
static void test_refused_cycles(void **state)
{
    struct made a = made_pv64, b = made_pv64;

    (void)state;
    a.facts[0] = b.facts[0] = "clock.tsc-khz";
    a.facts[1] = "2994372";
    b.facts[1] = "2401000";
    check_taken(&a, &b, "clock.tsc-khz");
    a.unit = b.unit = "cycles";
    check_refused(&a, &b, "clock.tsc-khz is 2994372 in");
    b.facts[1] = "2994375";
    check_taken(&a, &b, "clock.tsc-khz:");
}

/* System calls of Linux are beside nothing of Xen, and no option puts them there. */
static void test_linux(void **state)
{
    struct made a = made_pv64, b = made_pv64;
    struct spoken spoken;
    char *first, *second;

    (void)state;
    b.mode = "linux";
    check_refused(&a, &b, "incomparable: system is Xen in /tmp/");
    check_taken(&b, &b, "system");
    first = made_file(&a);
    second = made_file(&b);
    const char *const words[] = {first, second, "--across", "system", NULL};

    spoken = call(words);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_non_null(strstr(spoken.err, "--across system: what Linux does in a system call"));
    spoken_drop(&spoken);
    drop_file(first);
    drop_file(second);
}

static void test_across(void **state)
{
    struct made a = made_pv64, b = made_pv64;
    struct spoken spoken;
    char *first, *second;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.cpu";
    a.facts[1] = "qemu64";
    b.facts[1] = "max";
    first = made_file(&a);
    second = made_file(&b);
    const char *const words[] = {first, second, "--all", "--across", "qemu.cpu", NULL};

    spoken = call(words);
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_string_equal(spoken.err, "");
    assert_non_null(strstr(spoken.out, "qemu.cpu: A qemu64; B max: Xen takes other paths"));
    assert_non_null(strstr(spoken.out, "What moves B/A: qemu.cpu."));
    spoken_drop(&spoken);
    drop_file(first);
    drop_file(second);
}

/* What a comparison of runs on two command lines of Xen says; the caller drops it. */
static struct spoken of_command_lines(const char *line_of_a, const char *line_of_b)
{
    struct made a = made_pv64, b = made_pv64;
    char *first, *second;

    a.facts[0] = b.facts[0] = "boot.cmdline";
    a.facts[1] = line_of_a;
    b.facts[1] = line_of_b;
    first = made_file(&a);
    second = made_file(&b);
    const char *const words[] = {first, second, "--all", NULL};
    struct spoken spoken = call(words);

    drop_file(first);
    drop_file(second);
    return spoken;
}

/* How much Xen prints is a key of its own, and none where nothing is known of it. */
static void test_log_levels(void **state)
{
    struct spoken spoken = of_command_lines("dom0_mem=32M guest_loglvl=all guest_loglvl=none  x=1",
                                            "dom0_mem=32M x=1 loglvl=all");

    (void)state;
    assert_non_null(strstr(spoken.out, "boot.loglvl: A guest_loglvl=none loglvl=default; B "
                                       "guest_loglvl=default loglvl=all: where Xen"));
    assert_null(strstr(spoken.out, "boot.cmdline:"));
    spoken_drop(&spoken);
    spoken = of_command_lines("dom0_mem=32M guest_loglvl=none", "dom0_mem=64M guest_loglvl=none");
    assert_non_null(strstr(spoken.out, "boot.cmdline: A dom0_mem=32M guest_loglvl=none; B"));
    assert_null(strstr(spoken.out, "boot.loglvl:"));
    spoken_drop(&spoken);
    spoken = of_command_lines("guest_loglvl=none", "guest_loglvl=none x");
    assert_non_null(strstr(spoken.out, "boot.cmdline:"));
    spoken_drop(&spoken);
    spoken = of_command_lines("xloglvl=1", "");
    assert_null(strstr(spoken.out, "boot.loglvl:"));
    spoken_drop(&spoken);
}

/* Keys above others are there, names are there once, and each says what it means. */
static void test_keys(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        assert_ptr_equal(compare_key_find(key->name), key);
        assert_true(key->value || key->facts[0]);
        assert_non_null(key->means);
        assert_true(!key->under || compare_key_find(key->under) < key);
        assert_true((key->class == COMPARE_SUBJECT) == (key->moves != NULL));
    }
}

/* A log of a console on which two Xens were started is no run of one of them. */
static void test_mixed_boots(void **state)
{
    char *one = made_log(&made_pv64), *other = made_log(&made_native), *both, *name, *plain;
    struct spoken spoken;

    (void)state;
    assert_true(asprintf(&both, "%s%s", one, other) > 0);
    name = temporary_file(both, strlen(both));
    plain = temporary_file(one, strlen(one));
    const char *const words[] = {plain, name, NULL};

    spoken = call(words);
    assert_int_equal(spoken.status, EXIT_INCONCLUSIVE);
    assert_non_null(strstr(spoken.err, "its boots are not of the same thing: env differs\n"));
    spoken_drop(&spoken);
    drop_file(name);
    drop_file(plain);
    free(both);
    free(one);
    free(other);
}

/* A log that was cut is compared as far as it goes, which is reported, and so is the exit status.
 */
static void test_partial(void **state)
{
    char *text = made_log(&made_compat), *name, *first = made_file(&made_pv64);
    struct spoken spoken;

    (void)state;
    *strstr(text, "sched_op/yield") = '\0';
    name = temporary_file(text, strlen(text));
    const char *const words[] = {first, name, NULL};

    spoken = call(words);
    assert_int_equal(spoken.status, EXIT_INCONCLUSIVE);
    assert_int_equal(count_of(spoken.out, "B is partial: 1 of 1 boot not complete"), 2);
    assert_non_null(strstr(spoken.out, "     330   1.10\n"));
    spoken_drop(&spoken);
    drop_file(name);
    drop_file(first);
    free(text);
}

static void check_usage(const char *const *words, int status, const char *line)
{
    struct spoken spoken = call(words);

    assert_int_equal(spoken.status, status);
    if (!strstr(spoken.err, line))
        fail_msg("not \"%s\" in: %s", line, spoken.err);
    spoken_drop(&spoken);
}

static void test_usage(void **state)
{
    char *run = made_file(&made_pv64), *none = temporary_file("hello\n", 6);
    char *empty = temporary_file("{\"pvbench\":1}", 13);
    const char *const words[][6] = {
        {run, NULL},
        {run, "/nonexistent", NULL},
        {run, none, NULL},
        {run, empty, NULL},
        {run, "/", NULL},
        {run, run, "--cases", "nothing/*", NULL},
        {run, run, "--cases", "a b", NULL},
        {run, run, "--across", "unit", NULL},
        {run, run, "--across", "xen", NULL},
        {run, run, "--across", "\x1b[2J", NULL},
        {run, run, "--wrong", NULL},
        {run, run, "--out", "/nonexistent/folder", NULL},
    };
    static const char *const lines[] = {
        "name two runs or more", "/nonexistent: cannot be opened",
        "no record of pvbench",  "schema is missing",
        "has no run.json",       "no case of these runs matches nothing/*",
        "no list of names",      "never put together",
        "runs may differ in it", "\\x1b[2J: there is no such key",
        "no such option",        "cannot make /nonexistent/folder",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        check_usage(words[i], EXIT_USAGE, lines[i]);
    drop_file(run);
    drop_file(none);
    drop_file(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_refused_cycles),
        cmocka_unit_test(test_linux),       cmocka_unit_test(test_across),
        cmocka_unit_test(test_log_levels),  cmocka_unit_test(test_keys),
        cmocka_unit_test(test_mixed_boots), cmocka_unit_test(test_partial),
        cmocka_unit_test(test_usage),       cmocka_unit_test(test_releases_of_qemu),
    };

    return cmocka_run_group_tests_name("compare-refuse", tests, NULL, NULL);
}
