/* SPDX-License-Identifier: MIT */
/* The words of "pvbench gate", and the files that it writes. */
#include "tests/unit/support/gate_command.h"

#include "report/commands/command.h"
#include "report/system/exit.h"

static void test_cases(void **state)
{
    (void)state;
    gate_check(gate_command(boots_file(&gate_good), boots_file(&gate_slow),
                            (const char *[]){"--cases", "set_*,mmu_*", NULL}),
               EXIT_GOOD, "same");
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_good),
                                    (const char *[]){"--cases", "nosuch/*", NULL}),
                       EXIT_USAGE, 1, "no case of these runs matches nosuch/*");
    /* One word of two that is misspelt would never be missed. */
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_good),
                                    (const char *[]){"--cases", "set_*,mmu_updaet/*", NULL}),
                       EXIT_USAGE, 1, "no case of these runs matches mmu_updaet/*");
    gate_check_refused(
        gate_command(boots_file(&gate_good), boots_file(&gate_good),
                     (const char *[]){"--cases", "set_*", "--cases", "stack_*", NULL}),
        EXIT_USAGE, 1, "no case of these runs matches stack_*");
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_good),
                                    (const char *[]){"--cases", "a b", NULL}),
                       EXIT_USAGE, 2, "--cases a b: no list of names, or too long");
}

static void check_explained(const char *const *words, int status, const char *first)
{
    struct spoken spoken = gate_command(boots_file(&gate_good), boots_file(&gate_slow), words);

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
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_slow),
                                    (const char *[]){"--explain", "set_gdt/none", NULL}),
                       EXIT_USAGE, 2, "--explain set_gdt/none: neither run has such a case");
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_slow),
                                    (const char *[]){"--cases", "set_*", "--explain",
                                                     "xen_version/version", NULL}),
                       EXIT_USAGE, 2, "--explain xen_version/version: --cases leaves it out");
    gate_check_refused(gate_command(boots_file(&gate_good), boots_file(&gate_slow),
                                    (const char *[]){"--explain", "control/empty", NULL}),
                       EXIT_USAGE, 2,
                       "it is a control, which is judged with --cases 'control/*' only");
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
        {{"--policy", "/nonexistent/pvbench", NULL}, 1, "the policy cannot be read"},
        {{"/nonexistent/pvbench", "/nonexistent/pvbench", NULL}, 1, "/nonexistent/pvbench"},
        {{"--floors", "/nonexistent/pvbench", "a", "b", NULL}, 1, "no floors"},
    };
    char *base = boots_file(&gate_good), *foreign = file_of_text("\x7f"
                                                                 "ELF\x02\x01\x01 and more\n");
    const char *const words[] = {base, foreign, NULL};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        gate_check_refused(spoken_of(cmd_gate, rows[i].words), EXIT_USAGE, rows[i].lines,
                           rows[i].part);
    gate_check_refused(spoken_of(cmd_gate, words), EXIT_USAGE, 1, "it is a program, and not a log");
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
    spoken = gate_command(boots_file(a), boots_file(b),
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
    struct boots other = gate_good;

    (void)state;
    other.facts[0] = "guest.role";
    other.facts[1] = "domU";
    check_files(&gate_good, &gate_good, EXIT_GOOD, "failures=\"0\"", "### pvbench gate: same\n");
    check_files(&gate_good, &gate_slow, EXIT_WORSE, "failures=\"1\"", "### pvbench gate: slower\n");
    check_files(&gate_good, &other, EXIT_INCONCLUSIVE, "errors=\"1\"",
                "### pvbench gate: incomparable\n");
}

/* A file that cannot be written is our error, and hides nothing worse. */
static void test_unwritable(void **state)
{
    static const char *const junit[] = {"--junit", "/nowhere/gate\x1b.xml", NULL};
    static const char *const full[] = {"--markdown", "/dev/full", NULL};
    struct spoken spoken = gate_command(boots_file(&gate_good), boots_file(&gate_good), junit);

    (void)state;
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_string_equal(spoken.err, "pvbench: cannot write /nowhere/gate\\x1b.xml: No such file or "
                                    "directory\n");
    spoken_drop(&spoken);
    spoken = gate_command(boots_file(&gate_good), boots_file(&gate_good), full);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_int_equal(count_of(spoken.err, "\n"), 1);
    spoken_drop(&spoken);
    spoken = gate_command(boots_file(&gate_good), boots_file(&gate_slow), junit);
    assert_int_equal(spoken.status, EXIT_WORSE);
    spoken_drop(&spoken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),      cmocka_unit_test(test_explain),
        cmocka_unit_test(test_usage),      cmocka_unit_test(test_files),
        cmocka_unit_test(test_unwritable),
    };

    return cmocka_run_group_tests_name("gate's words", tests, NULL, NULL);
}
