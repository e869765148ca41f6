/* SPDX-License-Identifier: MIT */
/* "pvbench gate" from its words to its exit status; what it says at length is in test_gate_forms.c.
 */
#include "tests/unit/support/boots_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/system/exit.h"

#define CASES(list) .cases = list, .case_count = sizeof(list) / sizeof(*(list))

static const struct boots_case steady[] = {
    {.name = "xen_version/version", .call = {323}},
    {.name = "mmu_update/l1-same", .call = {862}},
    {.name = "set_gdt/empty", .call = {766}},
};

static const struct boots_case longer[] = {
    {.name = "xen_version/version", .call = {423}},
    {.name = "mmu_update/l1-same", .call = {862}},
    {.name = "set_gdt/empty", .call = {766}},
};

static const struct boots good = {CASES(steady)}, slow = {CASES(longer)};

/* What is in a log, and the file of it. */
static char *file_of(const char *text)
{
    return temporary_file(text, strlen(text));
}

/* A run whose log lacks its last lines. */
static char *file_cut(const struct boots *boots, size_t lines)
{
    char *name = boots_file(boots), *text = file_text(name), *at = text + strlen(text);

    for (lines++; lines && at > text; lines -= *at == '\n')
        at--;
    at[1] = '\0';
    drop_file(name);
    name = file_of(text);
    free(text);
    return name;
}

/* Call it with two files, which are dropped, and further words. */
static struct spoken gate(char *base, char *new, const char *const *more)
{
    const char *words[16] = {base, new};
    struct spoken spoken;
    size_t i;

    for (i = 0; more && more[i]; i++)
        words[2 + i] = more[i];
    spoken = spoken_of(cmd_gate, words);
    drop_file(base);
    drop_file(new);
    return spoken;
}

static void check(struct spoken spoken, int status, const char *last)
{
    char wanted[160];

    snprintf(wanted, sizeof(wanted), "gate: %s (exit status %d)\n", last, status);
    if (spoken.status != status || !strstr(spoken.out, wanted))
        fail_msg("status %d, and not %d: %s in:\n%s%s", spoken.status, status, last, spoken.out,
                 spoken.err);
    assert_string_equal(spoken.err, "");
    spoken_drop(&spoken);
}

/* Refused in so many lines on stderr, the first of which has this in it, and nothing is said. */
static void check_refused(struct spoken spoken, int status, size_t lines, const char *part)
{
    const char *at = strstr(spoken.err, part), *end = strchr(spoken.err, '\n');

    if (spoken.status != status || !at || at > end || count_of(spoken.err, "\n") != lines)
        fail_msg("status %d, and not \"%s\" in %zu lines:\n%s", spoken.status, part, lines,
                 spoken.err);
    assert_string_equal(spoken.out, "");
    spoken_drop(&spoken);
}

static void test_each_status(void **state)
{
    struct boots failing = slow;
    const struct boots_case mixed[] = {{.name = "xen_version/version", .call = {223}},
                                       {.name = "mmu_update/l1-same", .call = {862}},
                                       {.name = "set_gdt/empty", .call = {766}}};
    const struct boots fast = {CASES(mixed)};

    (void)state;
    check(gate(boots_file(&good), boots_file(&good), NULL), EXIT_GOOD, "same");
    check(gate(boots_file(&good), boots_file(&fast), NULL), EXIT_GOOD, "faster");
    check(gate(boots_file(&good), boots_file(&slow), NULL), EXIT_WORSE, "slower");
    check(gate(boots_file(&good), file_cut(&good, 1), NULL), EXIT_INCONCLUSIVE, "a run is partial");
    check(gate(file_cut(&good, 1), boots_file(&good), NULL), EXIT_INCONCLUSIVE, "a run is partial");
    /* The last status is lost, or all of the last case. */
    check(gate(boots_file(&good), file_cut(&good, 4), NULL), EXIT_INCONCLUSIVE, "incomparable");
    check(gate(boots_file(&good), file_cut(&good, 7), NULL), EXIT_INCONCLUSIVE, "inconclusive");
    /* A status worse than what the prices say, and one that is not. */
    check(gate(boots_file(&good), file_cut(&slow, 1), NULL), EXIT_WORSE, "slower");
    failing.bad_controls = true;
    check(gate(boots_file(&good), boots_file(&failing), NULL), EXIT_WORSE, "slower");
    failing = good;
    failing.bad_controls = true;
    check(gate(boots_file(&good), boots_file(&failing), NULL), EXIT_USAGE,
          "a run is an error: its kernel or its controls say so");
    check(gate(boots_file(&failing), boots_file(&good), NULL), EXIT_USAGE,
          "a run is an error: its kernel or its controls say so");
    failing.end = "crashed";
    check(gate(boots_file(&good), boots_file(&failing), NULL), EXIT_DIED,
          "a boot crashed, hung or panicked");
    failing.cases = longer;
    check(gate(boots_file(&good), boots_file(&failing), NULL), EXIT_DIED,
          "a boot crashed, hung or panicked");
}

/* Incomparable is no reason to overlook a crash. */
static void test_incomparable(void **state)
{
    struct boots a = good, b = slow;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.cpu";
    a.facts[1] = "qemu64";
    b.facts[1] = "max";
    check_refused(gate(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 1,
                  "incomparable: qemu.cpu is qemu64 in ");
    b.end = "crashed";
    check_refused(gate(boots_file(&a), boots_file(&b), NULL), EXIT_DIED, 1,
                  "incomparable: qemu.cpu is qemu64 in ");
    b.end = NULL;
    /* What one compares has to be named too. */
    a.facts[0] = b.facts[0] = "boot.cmdline";
    check_refused(gate(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 1,
                  "or allow it with --across boot.cmdline");
    a.facts[2] = b.facts[2] = "boot.xpti";
    a.facts[3] = "on";
    b.facts[3] = "off";
    check_refused(gate(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, 3,
                  "incomparable: boot.cmdline is qemu64 in ");
    check(gate(boots_file(&a), boots_file(&b),
               (const char *[]){"--across", "boot.cmdline,boot.xpti", NULL}),
          EXIT_WORSE, "slower");
    a.facts[2] = b.facts[2] = NULL;
    check_refused(
        gate(boots_file(&a), boots_file(&b), (const char *[]){"--across", "boot.xpti", NULL}),
        EXIT_INCONCLUSIVE, 1, "incomparable: boot.cmdline is ");
    b.unit = "cycles";
    check_refused(
        gate(boots_file(&a), boots_file(&b), (const char *[]){"--across", "boot.cmdline", NULL}),
        EXIT_INCONCLUSIVE, 1, "incomparable: unit is insns in ");
}

/* A case that is wrong fails, and no policy forgives that; nor a crash. */
static void test_unforgivable(void **state)
{
    const struct boots_case wrong[] = {{.name = "xen_version/version", .call = {323}},
                                       {.name = "mmu_update/l1-same", .status = "wrong"},
                                       {.name = "set_gdt/empty", .call = {766}}};
    struct boots bad = {CASES(wrong)}, crashed = slow;
    char *all = file_of("except.* = 9999-12-31 everything\n");
    const char *const policy[] = {"--policy", all, NULL};

    (void)state;
    check(gate(boots_file(&good), boots_file(&slow), policy), EXIT_GOOD, "same");
    check(gate(boots_file(&good), boots_file(&bad), NULL), EXIT_WORSE,
          "a case is wrong or faulted");
    check(gate(boots_file(&good), boots_file(&bad), policy), EXIT_WORSE,
          "a case is wrong or faulted");
    crashed.end = "crashed";
    check(gate(boots_file(&good), boots_file(&crashed), policy), EXIT_DIED,
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
    check(gate(boots_file(&nothing), boots_file(&nothing), NULL), EXIT_INCONCLUSIVE,
          "no case was judged");
    check(gate(boots_file(&nothing), boots_file(&good), NULL), EXIT_INCONCLUSIVE,
          "no case was judged");
    check(gate(boots_file(&none), boots_file(&good), NULL), EXIT_INCONCLUSIVE,
          "no case was judged");
    check_refused(gate(boots_file(&none), boots_file(&none), NULL), EXIT_USAGE, 1,
                  "no case of these runs matches anything but controls");
    check(gate(boots_file(&good), boots_file(&none), NULL), EXIT_INCONCLUSIVE, "inconclusive");
    check(gate(boots_file(&good), boots_file(&else_), NULL), EXIT_INCONCLUSIVE, "inconclusive");
    spoken = gate(boots_file(&nothing), boots_file(&nothing), NULL);
    assert_non_null(strstr(spoken.out, "\n2 cases: 2 without a price in both\nWhat to do: no case "
                                       "has a price in both runs: take a base of the same "
                                       "cases.\n"));
    spoken_drop(&spoken);
}

/* A base of fewer cases is fine for those that it has, and the others are counted. */
static void test_fewer_in_the_base(void **state)
{
    const struct boots fewer = {.cases = steady, .case_count = 1};
    struct spoken spoken = gate(boots_file(&fewer), boots_file(&good), NULL);

    (void)state;
    assert_non_null(strstr(spoken.out, "\n3 cases: 1 same, 2 new, with nothing to compare\n"));
    check(spoken, EXIT_GOOD, "same");
}

static void test_cases(void **state)
{
    (void)state;
    check(gate(boots_file(&good), boots_file(&slow),
               (const char *[]){"--cases", "set_*,mmu_*", NULL}),
          EXIT_GOOD, "same");
    check_refused(
        gate(boots_file(&good), boots_file(&good), (const char *[]){"--cases", "nosuch/*", NULL}),
        EXIT_USAGE, 1, "no case of these runs matches nosuch/*");
    /* One word of two that is misspelt would never be missed. */
    check_refused(gate(boots_file(&good), boots_file(&good),
                       (const char *[]){"--cases", "set_*,mmu_updaet/*", NULL}),
                  EXIT_USAGE, 1, "no case of these runs matches mmu_updaet/*");
    check_refused(gate(boots_file(&good), boots_file(&good),
                       (const char *[]){"--cases", "set_*", "--cases", "stack_*", NULL}),
                  EXIT_USAGE, 1, "no case of these runs matches stack_*");
    check_refused(
        gate(boots_file(&good), boots_file(&good), (const char *[]){"--cases", "a b", NULL}),
        EXIT_USAGE, 2, "--cases a b: no list of names, or too long");
}

static void check_explained(const char *const *words, int status, const char *first)
{
    struct spoken spoken = gate(boots_file(&good), boots_file(&slow), words);

    assert_int_equal(spoken.status, status);
    assert_non_null(strstr(spoken.out, first));
    assert_null(strstr(spoken.out, "gate: "));
    assert_string_equal(spoken.err, "");
    spoken_drop(&spoken);
}

static void test_explain(void **state)
{
    (void)state;
    check_explained((const char *[]){"--explain", "xen_version/version", NULL}, EXIT_WORSE,
                    "\nxen_version/version: slower\n");
    /* The status is of all of it, whichever case is asked for. */
    check_explained((const char *[]){"--explain", "set_gdt/empty", NULL}, EXIT_WORSE,
                    "\nset_gdt/empty: same\n");
    check_explained((const char *[]){"--explain", "control/empty", "--cases", "control/*", NULL},
                    EXIT_GOOD, "\ncontrol/empty: same\n");
    check_refused(gate(boots_file(&good), boots_file(&slow),
                       (const char *[]){"--explain", "set_gdt/none", NULL}),
                  EXIT_USAGE, 2, "--explain set_gdt/none: neither run has such a case");
    check_refused(
        gate(boots_file(&good), boots_file(&slow),
             (const char *[]){"--cases", "set_*", "--explain", "xen_version/version", NULL}),
        EXIT_USAGE, 2, "--explain xen_version/version: --cases leaves it out");
    check_refused(gate(boots_file(&good), boots_file(&slow),
                       (const char *[]){"--explain", "control/empty", NULL}),
                  EXIT_USAGE, 2, "it is a control, which is judged with --cases 'control/*' only");
}

static void test_usage(void **state)
{
    static const struct {
        const char *words[6];
        size_t lines;
        const char *part;
    } rows[] = {
        {{NULL}, 2, "name two runs"},
        {{"one", NULL}, 2, "name two runs"},
        {{"one", "two", "three", NULL}, 2, "name two runs"},
        {{"--nosuch", NULL}, 2, "no such option: --nosuch"},
        {{"--policy", NULL}, 2, "--policy needs a value"},
        {{"--across", "nosuch", NULL}, 2, "--across nosuch: there is no such key"},
        {{"--across", "unit", NULL}, 2, "never put together"},
        {{"--policy", "/dev/null", "--policy", "/dev/null", NULL}, 2, "--policy is given twice"},
        {{"--policy", "/tmp/pvbench-none", NULL}, 1, "the policy cannot be read"},
        {{"/tmp/pvbench-none", "/tmp/pvbench-none", NULL}, 1, "/tmp/pvbench-none"},
        {{"--floors", "/tmp/pvbench-none", "a", "b", NULL}, 1, "no floors"},
    };
    char *base = boots_file(&good), *foreign = file_of("\x7f"
                                                       "ELF\x02\x01\x01 and more\n");
    const char *const words[] = {base, foreign, NULL};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        check_refused(spoken_of(cmd_gate, rows[i].words), EXIT_USAGE, rows[i].lines, rows[i].part);
    check_refused(spoken_of(cmd_gate, words), EXIT_USAGE, 1, "neither a run nor a console log");
    drop_file(base);
    drop_file(foreign);
}

/* Whoever reads the files finds those of this gate, whatever it came to. */
static void check_files(const struct boots *a, const struct boots *b, int status,
                        const char *in_junit, const char *in_markdown)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", junit[64], markdown[64], *text;
    struct spoken spoken;

    assert_non_null(mkdtemp(folder));
    snprintf(junit, sizeof(junit), "%s/gate.xml", folder);
    snprintf(markdown, sizeof(markdown), "%s/gate.md", folder);
    spoken = gate(boots_file(a), boots_file(b),
                  (const char *[]){"--junit", junit, "--markdown", markdown, NULL});
    assert_int_equal(spoken.status, status);
    text = file_text(junit);
    assert_true(text && strstr(text, in_junit));
    free(text);
    text = file_text(markdown);
    assert_true(text && strstr(text, in_markdown));
    free(text);
    spoken_drop(&spoken);
    unlink(junit);
    unlink(markdown);
    rmdir(folder);
}

static void test_files(void **state)
{
    struct boots other = good;

    (void)state;
    other.facts[0] = "guest.role";
    other.facts[1] = "domU";
    check_files(&good, &good, EXIT_GOOD, "failures=\"0\"", "### pvbench gate: same\n");
    check_files(&good, &slow, EXIT_WORSE, "failures=\"1\"", "### pvbench gate: slower\n");
    check_files(&good, &other, EXIT_INCONCLUSIVE, "errors=\"1\"",
                "### pvbench gate: incomparable\n");
}

/* A file that cannot be written is our error, and hides nothing worse. */
static void test_unwritable(void **state)
{
    static const char *const junit[] = {"--junit", "/nowhere/gate\x1b.xml", NULL};
    static const char *const full[] = {"--markdown", "/dev/full", NULL};
    struct spoken spoken = gate(boots_file(&good), boots_file(&good), junit);

    (void)state;
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_string_equal(spoken.err, "pvbench: cannot write /nowhere/gate\\x1b.xml: No such file or "
                                    "directory\n");
    spoken_drop(&spoken);
    spoken = gate(boots_file(&good), boots_file(&good), full);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_int_equal(count_of(spoken.err, "\n"), 1);
    spoken_drop(&spoken);
    spoken = gate(boots_file(&good), boots_file(&slow), junit);
    assert_int_equal(spoken.status, EXIT_WORSE);
    spoken_drop(&spoken);
}

/* The same log twice is no comparison. */
static void test_itself(void **state)
{
    char *name = boots_file(&good);
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
        "{\"schema\": \"pvbench-floors\", \"version\": 1, \"runs\": 2, \"boots\": 12,\n"
        "\"keys\": {\"unit\": \"cycles\", \"cpu.brand\": \"%s\"},\n"
        "\"floors\": {\"xen_version/version\": {\"call\": %d}}}\n";
    const struct boots_case low[] = {
        {.name = "xen_version/version", .call = {440, 442, 444, 446, 448, 450}}};
    const struct boots_case high[] = {
        {.name = "xen_version/version", .call = {480, 482, 484, 486, 488, 490}}};
    struct boots a = {.unit = "cycles", .count = 6, .facts = {"cpu.brand", "This"}, CASES(low)};
    struct boots b = {.unit = "cycles", .count = 6, .facts = {"cpu.brand", "This"}, CASES(high)};
    char text[512], *file, *policy;
    struct spoken spoken;

    (void)state;
    check(gate(boots_file(&a), boots_file(&b), NULL), EXIT_INCONCLUSIVE, "inconclusive");

    snprintf(text, sizeof(text), floors_format, "This", 20);
    file = file_of(text);
    check(gate(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL}),
          EXIT_WORSE, "slower");
    /* Beside a policy, by its name alone. */
    snprintf(text, sizeof(text), "floors = %s\n", strrchr(file, '/') + 1);
    policy = file_of(text);
    check(gate(boots_file(&a), boots_file(&b), (const char *[]){"--policy", policy, NULL}),
          EXIT_WORSE, "slower");
    drop_file(policy);
    /* Exact counts have no use for them. */
    spoken = gate(boots_file(&good), boots_file(&good), (const char *[]){"--floors", file, NULL});
    assert_null(strstr(spoken.out, "floors"));
    check(spoken, EXIT_GOOD, "same");
    drop_file(file);

    snprintf(text, sizeof(text), floors_format, "This", 40);
    file = file_of(text);
    check(gate(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL}), EXIT_GOOD,
          "same");
    drop_file(file);

    snprintf(text, sizeof(text), floors_format, "Another", 40);
    file = file_of(text);
    spoken = gate(boots_file(&a), boots_file(&b), (const char *[]){"--floors", file, NULL});
    assert_non_null(strstr(spoken.out, "the floors are of another device, and not used: cpu.brand "
                                       "differs; pvbench calibrate"));
    check(spoken, EXIT_INCONCLUSIVE, "inconclusive");
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
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_explain),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_unwritable),
        cmocka_unit_test(test_itself),
        cmocka_unit_test(test_floors),
    };

    return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
