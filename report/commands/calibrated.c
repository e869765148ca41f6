/* SPDX-License-Identifier: MIT */
/* See calibrated.h. */
#include "report/commands/calibrated.h"

#include <stdio.h>

#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/contract/twice.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/controls.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/typed/usage.h"

/* Prices of a boot whose controls fail are no data, and say nothing of the noise of a host. */
static bool has_controls(const struct run *run, const char *path)
{
    if (check_all_controls(run) == CONTROLS_GOOD)
        return true;
    say_line("pvbench: %s: its controls failed or are missing, so its prices are not to be used: "
             "leave it out",
             path);
    return false;
}

/* A boot that is in two of them makes them more alike than they are. */
static bool has_of_another(const struct run_set *set, char *const *paths)
{
    struct twice twice;
    size_t i, k;

    for (i = 0; i < set->count; i++)
        for (k = i + 1; k < set->count; k++)
            if (boot_of_both(set->at[i], set->at[k], &twice)) {
                say_line("pvbench: %s: boot %zu has the samples of boot %zu of %s, as never with a "
                         "clock: leave one of them out",
                         paths[k], twice.again, twice.first, paths[i]);
                return true;
            }
    return false;
}

static int check_runs(const char *command, const struct run_set *set, char *const *paths)
{
    struct compare_options how = {.across = {.strict = true}, .of_one = true};
    struct compare compare;
    int status;
    size_t i;

    compare_start(&compare, run_set_runs(set), paths, set->count, &how);
    status = compare_check(&compare);
    compare_free(&compare);
    if (status != EXIT_GOOD)
        return status;
    for (i = 0; i < set->count; i++)
        if (!has_controls(set->at[i], paths[i]))
            return EXIT_USAGE;
    if (run_unit(set->at[0]) != UNIT_CYCLES)
        return command_usage(command, "these runs are in insns, which are exact: their floor is "
                                      "nothing, and a gate needs none");
    return has_of_another(set, paths) ? EXIT_USAGE : EXIT_GOOD;
}

int calibrated_floors(const char *command, const struct run_set *set, char *const *paths,
                      struct floors *floors)
{
    int status = check_runs(command, set, paths);

    if (status != EXIT_GOOD)
        return status;
    floors_take(floors, run_set_runs(set), set->count);
    if (floors->count && floors->differ)
        return EXIT_GOOD;
    if (!floors->count) {
        fputs("pvbench: no case has a price in two of these runs\n", stderr);
        status = EXIT_INCONCLUSIVE;
    } else { /* runs that are equal in everything are one */
        status = command_usage(command, "nothing differs between these runs, as never with a "
                                        "clock: is one of them named twice?");
    }
    floors_free(floors);
    return status;
}
