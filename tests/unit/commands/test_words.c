/* SPDX-License-Identifier: MIT */
/* What is typed: options by every command, and what was meant by one that is wrong. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/system/exit.h"

#define LOG   "tests/data/xen-4.17-quick.log"
#define WORDS 8

struct typed {
    int (*command)(int argc, char **argv);
    const char *words[WORDS];
    int status;
    const char *said; /* among what it says, on stderr or on stdout */
};

static void check_typed(const struct typed *typed)
{
    struct spoken spoken = spoken_of(typed->command, typed->words);

    if (spoken.status != typed->status ||
        (!strstr(spoken.err, typed->said) && !strstr(spoken.out, typed->said)))
        fail_msg("%s: status %d, not %d, or not '%s': %s", typed->words[0], spoken.status,
                 typed->status, typed->said, spoken.err);
    spoken_drop(&spoken);
}

static void test_slips(void **state)
{
    static const struct typed slips[] = {
        {cmd_show, {LOG, "--brif"}, 4, "no such option: --brif; did you mean --brief?\n"},
        {cmd_show, {LOG, "--xyzzy"}, 4, "no such option: --xyzzy\nTry"},
        {cmd_show, {LOG, "--brief=1"}, 4, "--brief takes no value"},
        {cmd_show, {LOG, "--cases"}, 4, "--cases needs a value"},
        {cmd_show, {LOG, "-cb"}, 4, "no such option: -c\n"},
        {cmd_show,
         {LOG, "--sort", "nmae"},
         4,
         "--sort nmae: it is order, name or price; did you mean name?\n"},
        {cmd_show, {LOG, "--sort", ""}, 4, "--sort needs a word: it is order, name or price\nTry"},
        {cmd_show, {LOG, "--format", "JSON"}, 4, "it is text or json; did you mean json?\n"},
        {cmd_show, {LOG, "--view", "swich"}, 4, "breakdown or all; did you mean switch?\n"},
        {cmd_show, {LOG, "--view", "way"}, 3, "has no price for the view way"},
        {cmd_gate, {LOG, LOG, "--format", "xml"}, 4, "--format xml: it is text or json\nTry"},
        {cmd_gate, {LOG, LOG, "--across", "xne"}, 4, "did you mean xen?\n"},
        {cmd_compare, {LOG, LOG, "--format", "jsno"}, 4, "markdown or json; did you mean json?\n"},
        {cmd_compare, {LOG, LOG, "--across", "smp"}, 4, "did you mean qemu.smp?\n"},
        {cmd_export, {LOG, "--format", "csvv"}, 4, "bencher or tap; did you mean csv?\n"},
        {cmd_export, {LOG}, 4, "--format needs a word: it is gobench, "},
        {cmd_export, {LOG, "--measure", "cal"}, 4, "call, entry or item; did you mean call?\n"},
        {cmd_plot, {"/nonexistent"}, 4, "cannot be opened: No such file or directory; name a run"},
        {cmd_plot, {LOG}, 4, "is no run folder: say with --out where to draw"},
        {cmd_show, {LOG, "--c", "x"}, 4, "--c is too short: it could be --cases\n"},
        {cmd_compare, {"--al"}, 4, "name two runs"},
        {cmd_compare, {"--a"}, 4, "it could be --all or --across\n"},
        {cmd_gate, {"--explian", "x"}, 4, "did you mean --explain?"},
        {cmd_coverage, {"--mising"}, 4, "did you mean --missing?"},
        {cmd_export, {"--ouput", "x"}, 4, "no such option: --ouput"},
        {cmd_plot, {"--uot", "x"}, 4, "did you mean --out?"},
        {cmd_report, {NULL}, 4, "name a run: a run folder, a run.json or a console log\nTry"},
        {cmd_report, {LOG}, 4, "say with --out which file to write, or with --index"},
        {cmd_report, {LOG, "--uot", "x"}, 4, "did you mean --out?"},
        {cmd_report, {LOG, "--out", ""}, 4, "--out needs a name\nTry"},
        {cmd_report, {LOG, LOG, "--out", "-", "--across", "smp"}, 4, "did you mean qemu.smp?\n"},
        {cmd_list, {"--jsno"}, 4, "did you mean --json?"},
        {cmd_calibrate, {"--uot"}, 4, "did you mean --out?"},
        {cmd_plan_boots, {"--pwoer"}, 4, "did you mean --power?"},
        {cmd_host, {"staus"}, 4, "did you mean status?"},
        {cmd_host, {"prepare", "--dry-rum"}, 4, "did you mean --dry-run?"},
        {cmd_iso, {"--otu", "disc.iso"}, 4, "did you mean --out?"},
        {cmd_iso, {"--out", "disc.iso", "--timout", "3"}, 4, "did you mean --timeout?"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(slips) / sizeof(*slips); i++)
        check_typed(&slips[i]);
}

/* A glob that matches nothing, by each command that takes one; a second that does hides no slip. */
static void test_cases(void **state)
{
    static const char meant[] = "matches set_gtd/*; did you mean 'set_gdt/*'?\n";
    static const char both[] = "set_gtd/*,mmu_update/*";
    static const struct typed slips[] = {
        {cmd_show, {LOG, "--cases", both}, 4, meant},
        {cmd_export, {LOG, "--format", "csv", "--case", both}, 4, meant},
        {cmd_plot, {LOG, "--out", "/tmp", "--cases", both}, 4, meant},
        {cmd_compare, {LOG, LOG, "--case", both}, 4, meant},
        {cmd_report, {LOG, "--out", "-", "--cases", both}, 4, meant},
        {cmd_gate, {LOG, LOG, "--cases", both}, 4, meant},
        {cmd_gate, {LOG, LOG, "--explain", "set_gdt/emtpy"}, 4, "did you mean 'set_gdt/empty'?\n"},
        {cmd_gate,
         {LOG, LOG, "--explain", "set_gdt/*"},
         4,
         "it takes one case, and no pattern or list\n"},
        {cmd_gate, {LOG, LOG, "--explain", "set_gdt"}, 4, "a case; did you mean 'set_gdt/"},
        {cmd_gate, {LOG, LOG, "--explain", ""}, 4, "--explain needs the name of a case\nTry"},
        {cmd_gate, {LOG, LOG, "--explain", "a", "--explain", "b"}, 4, "--explain is given twice"},
        {cmd_gate, {LOG, LOG, "--junit", ""}, 4, "--junit needs a name\nTry"},
        {cmd_gate, {LOG, LOG, "--junit", "a", "--junit", "b"}, 4, "--junit is given twice, and"},
        {cmd_gate, {LOG, LOG, "--floors", "a", "--floors", "b"}, 4, "--floors is given twice, and"},
        {cmd_report, {LOG, "--out", "a", "--out", "b"}, 4, "--out is given twice, and takes one"},
        {cmd_plot, {LOG, "--out", "a", "--out", "b"}, 4, "--out is given twice, and takes one"},
        {cmd_profile, {LOG, "--svg", "a", "--svg", "b"}, 4, "--svg is given twice, and takes one"},
        {cmd_calibrate, {LOG, LOG, "--out", "a", "--out", "b"}, 4, "--out is given twice, and"},
        {cmd_list, {"mmu_update/*", "set_gtd/*"}, 4, meant},
        {cmd_list, {"set_gdt/emtpy"}, 4, "did you mean 'set_gdt/empty'?\n"},
        {cmd_list, {"set_gdt"}, 4, "did you mean 'set_gdt/*'?\n"},
        {cmd_list, {"interdomain"}, 4, "did you mean 'event_channel_op/send-interdomain"},
        {cmd_list, {"nothing"}, 4, "no case matches nothing\nTry"},
        /* That there is such a case is enough where others came. */
        {cmd_show, {LOG, "--cases", "smp/*,mmu_update/*"}, 0, "mmu_update/l1-same"},
        {cmd_show, {LOG, "--cases", "smp/*"}, 4, "no case of this run matches smp/*\n"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(slips) / sizeof(*slips); i++)
        check_typed(&slips[i]);
}

/* Of one case nothing says "1 cases". */
static void test_one_case(void **state)
{
    static const char one[] = "set_gdt/empty";
    static const struct typed lines[] = {
        {cmd_gate, {LOG, LOG, "--cases", one}, 0, "\n1 case: 1 same\n"},
        {cmd_gate, {LOG, LOG, "--cases", one, "--markdown", "-"}, 0, "\n1 case: 1 same.\n"},
        {cmd_compare, {LOG, LOG, "--cases", one}, 0, "\nB: 1 case: 1 same\n"},
        {cmd_compare,
         {LOG, LOG, "--cases", one, "--format", "markdown"},
         0,
         "B: 1 case: 1 same.\n"},
        {cmd_compare, {LOG, LOG, "--cases", one, "--format", "ministat"}, 0, "+ 1 case: 1 same\n"},
        {cmd_gate, {LOG, LOG, "--cases", "set_gdt/*"}, 0, " cases: "},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        check_typed(&lines[i]);
}

/* A writer of XML has words of its own, and nobody asked for them. */
static void test_full(void **state)
{
    static const char *const words[][WORDS] = {
        {LOG, "--format", "junit", "--out", "/dev/full"},
        {LOG, LOG, "--junit", "/dev/full"},
        {LOG, "--out", "/dev/full"},
    };
    int (*const commands[])(int argc, char **argv) = {cmd_export, cmd_gate, cmd_report};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        struct spoken spoken = spoken_of(commands[i], words[i]);

        assert_int_equal(spoken.status, EXIT_USAGE);
        assert_string_equal(spoken.err,
                            "pvbench: cannot write /dev/full: No space left on device\n");
        spoken_drop(&spoken);
    }
}

/* How often a text stands in another. */
static size_t times(const char *text, const char *part)
{
    size_t count = 0;

    while ((text = strstr(text, part))) {
        text += strlen(part);
        count++;
    }
    return count;
}

static void test_list(void **state)
{
    static const char *const spellings[][WORDS] = {
        {"set_gdt/*", "stack_switch/*"},
        {"set_gdt/*,stack_switch/*"},
        {"--cases", "set_gdt/*,stack_switch/*"},
        {"--case", "set_gdt/*", "--cases", "stack_switch/*"},
        {"--case", "set_gdt/*", "stack_switch/*"},
    };
    struct spoken first = spoken_of(cmd_list, spellings[0]), other;
    struct spoken json = spoken_of(cmd_list, (const char *[]){"--json", "set_*", NULL});
    size_t i;

    (void)state;
    assert_int_equal(times(first.out, "state none"), 5);
    assert_int_equal(times(first.out, "\n\n"), 1);
    for (i = 1; i < sizeof(spellings) / sizeof(*spellings); i++) {
        other = spoken_of(cmd_list, spellings[i]);
        assert_int_equal(other.status, EXIT_GOOD);
        assert_string_equal(other.out, first.out);
        spoken_drop(&other);
    }
    assert_true(times(json.out, "\"name\": \"") > 4);
    assert_int_equal(times(json.out, "\"name\": \""), times(json.out, "\"name\": \"set_"));
    spoken_drop(&first);
    spoken_drop(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips), cmocka_unit_test(test_cases), cmocka_unit_test(test_one_case),
        cmocka_unit_test(test_list),  cmocka_unit_test(test_full),
    };

    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
