/* SPDX-License-Identifier: MIT */
/* The exit status of "pvbench compare": the worst of its runs, however they are shown. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/gate_command.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/system/exit.h"

#define WORDS 8

static const struct boots_case wrong_case = {
    .name = "mmu_update/l1-same", .call = {400}, .status = "wrong"};

static struct boots good, crashed, failed, wrong, other_cpu;

static int setup(void **state)
{
    (void)state;
    good = crashed = failed = other_cpu = gate_good;
    crashed.end = "crashed";
    failed.end = "error";
    wrong = (struct boots){.cases = &wrong_case, .case_count = 1};
    other_cpu.facts[0] = "qemu.cpu";
    other_cpu.facts[1] = "max";
    other_cpu.end = "crashed";
    good.facts[0] = "qemu.cpu";
    good.facts[1] = "qemu64";
    return 0;
}

/* Compare these two, and with the words of each way to show them, in both orders. */
static void check(const struct boots *one, const struct boots *other, int status)
{
    static const char *const ways[][3] = {
        {NULL}, {"--all"}, {"--format", "json"}, {"--format", "markdown"}, {"--format", "ministat"},
    };
    char *files[] = {boots_file(one), boots_file(other)};
    size_t i, first;

    for (i = 0; i < sizeof(ways) / sizeof(*ways); i++)
        for (first = 0; first < 2; first++) {
            const char *words[WORDS] = {files[first], files[1 - first], ways[i][0], ways[i][1]};
            struct spoken spoken = spoken_of(cmd_compare, words);

            if (spoken.status != status)
                fail_msg("%s, run %zu first: status %d, not %d: %s",
                         ways[i][0] ? ways[i][0] : "text", first + 1, spoken.status, status,
                         spoken.err);
            spoken_drop(&spoken);
        }
    drop_file(files[0]);
    drop_file(files[1]);
}

static void test_worst(void **state)
{
    (void)state;
    check(&gate_good, &gate_good, EXIT_GOOD);
    check(&gate_good, &failed, EXIT_USAGE);
    check(&gate_good, &wrong, EXIT_WORSE);
    check(&gate_good, &crashed, EXIT_DIED);
    check(&wrong, &crashed, EXIT_DIED);
    check(&wrong, &failed, EXIT_WORSE);
}

/* A refusal hides no crash. */
static void test_refused(void **state)
{
    (void)state;
    check(&good, &other_cpu, EXIT_DIED);
    other_cpu.end = NULL;
    check(&good, &other_cpu, EXIT_INCONCLUSIVE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worst),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("compare", tests, setup, NULL);
}
