/* SPDX-License-Identifier: MIT */
/* "pvbench gate" from two runs to its exit status; its words are in test_command.c, and what it
 * says at length in test_forms.c. */
#include "tests/unit/support/gate_command.h"

#include "report/commands/command.h"
#include "report/system/exit.h"

/* A run whose log lacks its last lines. */
static char *file_cut(const struct boots *boots, size_t lines)
{
    char *name = boots_file(boots), *text = file_text(name), *at = text + strlen(text);

    for (lines++; lines && at > text; lines -= *at == '\n')
        at--;
    at[1] = '\0';
    drop_file(name);
    name = file_of_text(text);
    free(text);
    return name;
}

static void test_each_status(void **state)
{
    struct boots failing = gate_slow;
    const struct boots_case mixed[] = {{.name = "xen_version/version", .call = {223}},
                                       {.name = "mmu_update/l1-same", .call = {862}},
                                       {.name = "set_gdt/empty", .call = {766}}};
    const struct boots fast = {CASES(mixed)};

    (void)state;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&gate_good), NULL), EXIT_GOOD,
               "same");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&fast), NULL), EXIT_GOOD, "faster");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&gate_slow), NULL), EXIT_WORSE,
               "slower");
    gate_check(gate_command(boots_file(&gate_good), file_cut(&gate_good, 1), NULL),
               EXIT_INCONCLUSIVE, "a run is partial");
    gate_check(gate_command(file_cut(&gate_good, 1), boots_file(&gate_good), NULL),
               EXIT_INCONCLUSIVE, "a run is partial");
    /* The last status is lost, or all of the last case. */
    gate_check(gate_command(boots_file(&gate_good), file_cut(&gate_good, 4), NULL),
               EXIT_INCONCLUSIVE, "incomparable");
    gate_check(gate_command(boots_file(&gate_good), file_cut(&gate_good, 7), NULL),
               EXIT_INCONCLUSIVE, "inconclusive");
    /* A status worse than what the prices say, and one that is not. */
    gate_check(gate_command(boots_file(&gate_good), file_cut(&gate_slow, 1), NULL), EXIT_WORSE,
               "slower");
    failing.bad_controls = true;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&failing), NULL), EXIT_WORSE,
               "slower");
    failing = gate_good;
    failing.bad_controls = true;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&failing), NULL), EXIT_USAGE,
               "a run is an error: its kernel or its controls say so");
    gate_check(gate_command(boots_file(&failing), boots_file(&gate_good), NULL), EXIT_USAGE,
               "a run is an error: its kernel or its controls say so");
    failing.end = "crashed";
    gate_check(gate_command(boots_file(&gate_good), boots_file(&failing), NULL), EXIT_DIED,
               "a boot crashed, hung or panicked");
    failing.cases = gate_longer;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&failing), NULL), EXIT_DIED,
               "a boot crashed, hung or panicked");
}

/* Incomparable is no reason to overlook a crash. */
static void test_incomparable(void **state)
{
    struct boots a = gate_good, b = gate_slow;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.cpu";
    a.facts[1] = "qemu64";
    b.facts[1] = "max";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 1,
                       "incomparable: qemu.cpu is qemu64 in ");
    b.end = "crashed";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b), NULL), EXIT_DIED, 1,
                       "incomparable: qemu.cpu is qemu64 in ");
    b.end = NULL;
    /* What one compares has to be named too. */
    a.facts[0] = b.facts[0] = "boot.cmdline";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 1,
                       "or allow it with --across boot.cmdline");
    a.facts[2] = b.facts[2] = "boot.xpti";
    a.facts[3] = "on";
    b.facts[3] = "off";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 3,
                       "incomparable: boot.cmdline is qemu64 in ");
    gate_check(gate_command(boots_file(&a), boots_file(&b),
                            (const char *[]){"--across", "boot.cmdline,boot.xpti", NULL}),
               EXIT_WORSE, "slower");
    a.facts[2] = b.facts[2] = "boot.event-delivery";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.cmdline", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: boot.event-delivery is on in ");
    a.facts[2] = b.facts[2] = "boot.cet";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.cmdline", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: boot.cet is on in ");
    a.facts[2] = b.facts[2] = "boot.l1tf";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.cmdline", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: boot.l1tf is on in ");
    /* Where Xen told its settings it warned of SMT, or of nothing. */
    a.facts[2] = "boot.spec-ctrl.settings";
    b.facts[2] = "boot.smt";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.cmdline", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: boot.smt is none in ");
    a.facts[2] = b.facts[2] = NULL;
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.xpti", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: boot.cmdline is ");
    b.unit = "cycles";
    gate_check_refused(gate_command(boots_file(&a), boots_file(&b),
                                    (const char *[]){"--across", "boot.cmdline", NULL}),
                       EXIT_INCONCLUSIVE, 1, "incomparable: unit is insns in ");
}

/* A case that is wrong fails, and no policy forgives that; nor a crash. */
static void test_unforgivable(void **state)
{
    const struct boots_case wrong[] = {{.name = "xen_version/version", .call = {323}},
                                       {.name = "mmu_update/l1-same", .status = "wrong"},
                                       {.name = "set_gdt/empty", .call = {766}}};
    struct boots bad = {CASES(wrong)}, crashed = gate_slow;
    char *all = file_of_text("except.* = 9999-12-31 everything\n");
    const char *const policy[] = {"--policy", all, NULL};

    (void)state;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&gate_slow), policy), EXIT_GOOD,
               "same");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&bad), NULL), EXIT_WORSE,
               "a case is wrong or faulted");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&bad), policy), EXIT_WORSE,
               "a case is wrong or faulted");
    crashed.end = "crashed";
    gate_check(gate_command(boots_file(&gate_good), boots_file(&crashed), policy), EXIT_DIED,
               "a boot crashed, hung or panicked");
    drop_file(all);
}

/* A gate that looks at nothing is not green. */
static void test_nothing_judged(void **state)
{
    const struct boots_case absent[] = {{.name = "xen_version/version", .status = "absent"},
                                        {.name = "set_gdt/empty", .status = "skipped"}};
    const struct boots_case other[] = {{.name = "stack_switch/same", .call = {289}}};
    const struct boots nothing = {CASES(absent)}, none = {.case_count = 0}, else_ = {CASES(other)};
    struct spoken spoken;

    (void)state;
    gate_check(gate_command(boots_file(&nothing), boots_file(&nothing), NULL), EXIT_INCONCLUSIVE,
               "no case was judged");
    gate_check(gate_command(boots_file(&nothing), boots_file(&gate_good), NULL), EXIT_INCONCLUSIVE,
               "no case was judged");
    gate_check(gate_command(boots_file(&none), boots_file(&gate_good), NULL), EXIT_INCONCLUSIVE,
               "no case was judged");
    gate_check_refused(gate_command(boots_file(&none), boots_file(&none), NULL), EXIT_USAGE, 1,
                       "no case of these runs matches anything but controls");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&none), NULL), EXIT_INCONCLUSIVE,
               "inconclusive");
    gate_check(gate_command(boots_file(&gate_good), boots_file(&else_), NULL), EXIT_INCONCLUSIVE,
               "inconclusive");
    spoken = gate_command(boots_file(&nothing), boots_file(&nothing), NULL);
    assert_non_null(strstr(spoken.out, "\n2 cases: 2 without a price in both\nWhat to do: no case "
                                       "has a price in both runs: take a base of the same "
                                       "cases.\n"));
    spoken_drop(&spoken);
}

/* A base of fewer cases is fine for those that it has, and the others are counted. */
static void test_fewer_in_the_base(void **state)
{
    const struct boots fewer = {.cases = gate_steady, .case_count = 1};
    struct spoken spoken = gate_command(boots_file(&fewer), boots_file(&gate_good), NULL);

    (void)state;
    assert_non_null(strstr(spoken.out, "\n3 cases: 1 same, 2 new, with nothing to compare\n"));
    gate_check(spoken, EXIT_GOOD, "same");
}

/* The same log twice is no comparison. */
static void test_itself(void **state)
{
    char *name = boots_file(&gate_good);
    const char *const words[] = {name, name, NULL};
    struct spoken spoken = spoken_of(cmd_gate, words);

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_non_null(strstr(spoken.out,
                           "\n  the base and the new run are one and the same: this gate "
                           "cannot fail\n"));
    spoken_drop(&spoken);
    drop_file(name);
}

/* ---- floors ---- */

static void test_floors(void **state)
{
    static const char floors_format[] =
        "{\"schema\": \"pvbench-floors\", \"version\": 2, \"runs\": 2, \"boots\": 12,\n"
        "\"keys\": {\"unit\": \"cycles\", \"cpu.brand\": \"%s\"}, \"families\": {},\n"
        "\"common\": {\"boots\": 0, \"between\": 0, \"freedom\": 1},\n"
        "\"cases\": {\"xen_version/version\": {\"call\": {\"price\": 440, \"quantum\": 2, "
        "\"boots\": 0, \"between\": %d, \"freedom\": 1e9}}}}\n";
    const struct boots_case low[] = {
        {.name = "xen_version/version", .call = {440, 442, 444, 446, 448, 450}}};
    const struct boots_case high[] = {
        {.name = "xen_version/version", .call = {480, 482, 484, 486, 488, 490}}};
    struct boots a = {.unit = "cycles", .count = 6, .facts = {"cpu.brand", "This"}, CASES(low)};
    struct boots b = {.unit = "cycles", .count = 6, .facts = {"cpu.brand", "This"}, CASES(high)};
    char text[512], *file, *policy;
    struct spoken spoken;

    (void)state;
    gate_check(gate_command(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE,
               "inconclusive");

    /* A deviation of 7 between runs is a floor of 7 * 1.96 * 1.414 = 19.4; the shift is 40. */

    snprintf(text, sizeof(text), floors_format, "This", 7);
    file = file_of_text(text);
    gate_check(
        gate_command(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL}),
        EXIT_WORSE, "slower");
    /* Beside a policy, by its name alone. */
    snprintf(text, sizeof(text), "floors = %s\n", strrchr(file, '/') + 1);
    policy = file_of_text(text);
    gate_check(
        gate_command(boots_file(&a), boots_file(&b), (const char *[]){"--policy", policy, NULL}),
        EXIT_WORSE, "slower");
    drop_file(policy);
    /* Exact counts have no use for them. */
    spoken = gate_command(boots_file(&gate_good), boots_file(&gate_good),
                          (const char *[]){"--floors", file, NULL});
    assert_null(strstr(spoken.out, "floors"));
    gate_check(spoken, EXIT_GOOD, "same");
    drop_file(file);

    snprintf(text, sizeof(text), floors_format, "This", 15);
    file = file_of_text(text);
    gate_check(
        gate_command(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL}),
        EXIT_GOOD, "same");
    drop_file(file);

    snprintf(text, sizeof(text), floors_format, "Another", 15);
    file = file_of_text(text);
    spoken = gate_command(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL});
    assert_non_null(strstr(spoken.out, "the floors are of another device, and not used: cpu.brand "
                                       "differs; pvbench calibrate"));
    gate_check(spoken, EXIT_INCONCLUSIVE, "inconclusive");
    drop_file(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_status),
        cmocka_unit_test(test_incomparable),
        cmocka_unit_test(test_unforgivable),
        cmocka_unit_test(test_nothing_judged),
        cmocka_unit_test(test_fewer_in_the_base),
        cmocka_unit_test(test_itself),
        cmocka_unit_test(test_floors),
    };

    return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
