/* SPDX-License-Identifier: MIT */
/* "pvbench profile" on runs that were made, by its words. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/profile_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"

static void test_try(void **state)
{
    const char *const base = profile_run(MADE_BASE), *const new = profile_run(MADE_NEW);
    const char *const words[][12] = {
        {base, "--case", MADE_CASE, NULL},
        {base, "--case", MADE_CASE, "--path", "multi", NULL},
        {base, "--case", MADE_TRAP, "--format", "markdown", NULL},
        {base, new, "--case", MADE_CASE, NULL},
        {base, new, "--case", MADE_CASE, "--path", "multi", NULL},
        {base, new, "--case", MADE_CASE, "--format", "json", NULL},
        {base, "--case", MADE_CASE, "--folded", NULL},
        {base, new, "--case", MADE_CASE, "--folded", NULL},
        {base, "--case", MADE_CASE, "--annotate", "do_set_gdt", NULL},
        {base, "--case", MADE_CASE, "--annotate", "do_set_gdd", NULL},
        {base, "--case", MADE_CASE, "--svg", "/tmp/scratch-views/one.svg", NULL},
        {base, new, "--case", MADE_CASE, "--svg", "/tmp/scratch-views/two.svg", NULL},
        {profile_run(MADE_HOSTILE), "--case", MADE_CASE, "--svg", "/tmp/scratch-views/hostile.svg",
         NULL},
        {profile_run(MADE_HOSTILE), "--case", MADE_CASE, "--folded", NULL},
        {profile_run(MADE_UNNAMED), "--case", MADE_CASE, NULL},
        {profile_run(MADE_OTHER), "--case", MADE_CASE, NULL},
        {base, "--families", NULL},
        {base, "--case", "set_gdt/emty", NULL},
        {base, "--case", MADE_PATHLESS, NULL},
        {base, "--case", MADE_CASE, "--path", "array", NULL},
        {profile_log(), "--case", MADE_CASE, NULL},
        {base, "--case", MADE_CASE, "--format", "json", NULL},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
        struct spoken spoken = spoken_of(cmd_profile, words[i]);

        printf("=== %zu: %d\n%s%s", i, spoken.status, spoken.out, spoken.err);
        spoken_drop(&spoken);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_try),
    };

    return cmocka_run_group_tests_name("pvbench profile", tests, profiles_make, profiles_drop);
}
