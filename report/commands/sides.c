/* SPDX-License-Identifier: MIT */
/* See sides.h. */
#include "report/commands/sides.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/keys/across.h"
#include "report/model/run.h"
#include "report/store/join.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/say.h"
#include "report/typed/usage.h"

static const char *const words[GIVEN_SIDES] = {"--base", "--new"};

int sides_add(struct sides *sides, int side, char *folder, const char *command)
{
    struct side *into = &sides->of[side];

    if (into->count == COMPARE_RUNS_MAX)
        return command_usage(command, "%s is given more than %d times", words[side],
                             COMPARE_RUNS_MAX);
    into->at[into->count++] = folder;
    return command_named(command, words[side], folder);
}

bool sides_given(const struct sides *sides)
{
    return sides->of[GIVEN_BASE].count || sides->of[GIVEN_NEW].count;
}

/* Two names of one folder are one folder.  What is not there is told of when it is opened. */
static bool is_same(const char *a, const char *b)
{
    struct stat of_a, of_b;

    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

/* The first of a side that is that folder, before 'end'; NULL: there is none. */
static const char *find_same(const struct side *side, size_t end, const char *folder)
{
    size_t i;

    for (i = 0; i < end; i++)
        if (is_same(side->at[i], folder))
            return side->at[i];
    return NULL;
}

static int check_once(const struct sides *sides, const char *command)
{
    const struct side *base = &sides->of[GIVEN_BASE];
    size_t side, i;

    for (side = 0; side < GIVEN_SIDES; side++)
        for (i = 0; i < sides->of[side].count; i++) {
            char *folder = sides->of[side].at[i];

            if (find_same(&sides->of[side], i, folder))
                return command_usage(command,
                                     "%s %s: it is named twice, and its boots would count "
                                     "twice",
                                     words[side], folder);
            if (side == GIVEN_NEW && find_same(base, base->count, folder))
                return command_usage(command, "%s is on both sides", folder);
        }
    return EXIT_GOOD;
}

int sides_check(const struct sides *sides, const char *first, const char *command)
{
    if (first)
        return command_usage(
            command, "%s: with --base and --new every run stands behind one of them", first);
    if (!sides->of[GIVEN_BASE].count || !sides->of[GIVEN_NEW].count)
        return command_usage(command, "%s needs %s: name a run of the other side, too",
                             words[!sides->of[GIVEN_BASE].count],
                             words[!sides->of[GIVEN_NEW].count]);
    return check_once(sides, command);
}

/* ---- opening ---- */

static void name_side(struct side *side)
{
    size_t size = 1, i;

    for (i = 0; i < side->count; i++)
        size += strlen(side->at[i]) + strlen(", ");
    side->name = memory_new(size);
    for (i = 0; i < side->count; i++)
        strcat(strcat(side->name, i ? ", " : ""), side->at[i]);
}

/* Within a side nothing is compared on purpose; a host that was set otherwise may be allowed. */
static struct compare_across within_side(const struct compare_across *across)
{
    struct compare_across within = {.strict = true};
    size_t i;

    for (i = 0; i < across->count; i++)
        if (across->at[i]->of_host)
            within.at[within.count++] = across->at[i];
    return within;
}

static int check_side(const struct run_set *set, const struct side *side,
                      const struct compare_across *across)
{
    struct compare_options how = {.across = within_side(across), .of_one = true};
    struct compare compare;
    int status;

    compare_start(&compare, run_set_runs(set), side->at, side->count, &how);
    status = compare_check(&compare);
    compare_free(&compare);
    return status;
}

/* The first of the set takes what all others have. */
static int join_side(struct run_set *set, const struct side *side)
{
    char why[256];
    size_t i;

    for (i = 1; i < set->count; i++)
        if (!run_join(set->at[0], set->at[i], why, sizeof(why))) {
            say_line("pvbench: %s: it cannot be of one side with those before it: %s", side->at[i],
                     why);
            return EXIT_USAGE;
        }
    return EXIT_GOOD;
}

static int load_side(struct side *side, const struct compare_across *across, struct run **run)
{
    struct run_set set;
    int status = EXIT_GOOD;

    name_side(side);
    if (!run_set_load(&set, side->at, side->count))
        return EXIT_USAGE;
    if (side->count > 1)
        status = check_side(&set, side, across);
    if (status == EXIT_GOOD)
        status = join_side(&set, side);
    if (status == EXIT_GOOD) {
        *run = set.at[0];
        set.at[0] = NULL;
    }
    run_set_free(&set);
    return status;
}

int sides_load(struct sides *sides, const struct compare_across *across, struct run_set *set,
               char *names[GIVEN_SIDES])
{
    int status = EXIT_GOOD;

    *set = (struct run_set){.at = memory_new((GIVEN_SIDES + 1) * sizeof(struct run *))};
    for (; status == EXIT_GOOD && set->count < GIVEN_SIDES; set->count += status == EXIT_GOOD) {
        status = load_side(&sides->of[set->count], across, &set->at[set->count]);
        names[set->count] = sides->of[set->count].name;
    }
    if (status != EXIT_GOOD)
        run_set_free(set);
    return status;
}

void sides_free(struct sides *sides)
{
    size_t i;

    for (i = 0; i < GIVEN_SIDES; i++)
        free(sides->of[i].name);
}
