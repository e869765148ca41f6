/* SPDX-License-Identifier: MIT */
/* "pvbench calibrate RUN RUN...": how far runs of one thing lie apart on this host. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/commands/calibrated.h"
#include "report/commands/command.h"
#include "report/compare/compare.h"
#include "report/floors/floors.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/judge/judgement.h"
#include "report/pairs/units.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/text.h"
#include "report/typed/option.h"
#include "report/typed/outputs.h"
#include "report/typed/usage.h"

#define FLOORS_FILE "floors.json"

/* The noisiest that are shown. */
#define SHOWN 10

static const char help[] =
    "Usage: pvbench calibrate RUN RUN... [--out FILE]\n"
    "Find how far apart this host puts runs of one and the same thing: of each case\n"
    "and measure, each family and the whole list the noise that boots average out,\n"
    "and that between runs.  'pvbench gate --floors FILE' takes no change for one\n"
    "that they explain, and 'pvbench plan-boots FILE' says how many boots find a\n"
    "change.  The runs are in cycles (insns are exact), of the same kernel, Xen and\n"
    "host: three at least, of as many boots as a gate will have; with more of them\n"
    "the floors are lower (docs/gate.md).  Pairs of runs that were taken in turns\n"
    "(run --against, with one thing on both sides) make finer floors for gates of\n"
    "sides in turns.\n"
    "\n"
    "  --out FILE  where to keep them; " FLOORS_FILE " unless another is named\n"
    "\n"
    "Exit status: 0 good, 3 runs that are not of one thing or partial, 4 bad usage or\n"
    "input, 5 and 6 as of the runs.\n";

static const struct option options[] = {
    {"out", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct ranked {
    const char *name;
    const struct measure_noise *of;
    double floor;
};

static double share_of(const struct ranked *ranked, double part)
{
    return part / ranked->of->price;
}

static int noisier(const void *one, const void *other)
{
    double a = share_of(one, ((const struct ranked *)one)->floor);
    double b = share_of(other, ((const struct ranked *)other)->floor);

    return (a < b) - (a > b);
}

/* A gate of the whole list, of boots as these runs have. */
static struct floor_for whole_list(const struct floors *floors, bool in_turns)
{
    size_t boots = floors->boots / floors->runs;

    return (struct floor_for){boots, boots, floors_measures(floors), JUDGE_ALPHA, in_turns};
}

/* The floors of single calls, the largest by their price first; to be freed. */
static struct ranked *rank_noise(const struct floors *floors, bool in_turns, size_t *count)
{
    struct ranked *ranked = memory_new((floors->count + 1) * sizeof(*ranked));
    struct floor_for gate = whole_list(floors, in_turns);
    size_t i;

    for (i = *count = 0; i < floors->count; i++) {
        struct ranked one = {floors->at[i].name, &floors->at[i].at[MEASURE_CALL], 0};

        if (one.of->price > 0 && floors_find(floors, one.name, MEASURE_CALL, &gate, &one.floor))
            ranked[(*count)++] = one;
    }
    qsort(ranked, *count, sizeof(*ranked), noisier);
    return ranked;
}

static void show_rows(const struct ranked *ranked, size_t count, FILE *out)
{
    static const char *const heads[] = {"the noisiest cases", "one call", "by boot", "between runs",
                                        "floor"};
    struct table table;
    size_t i;

    table_start(&table, heads, 5, 1);
    for (i = 0; i < count && i < SHOWN; i++) {
        table_cell(&table, "%s", ranked[i].name);
        table_number(&table, true, ranked[i].of->price);
        table_cell(&table, "%.2f %%", 100 * share_of(&ranked[i], ranked[i].of->own.boots));
        table_cell(&table, "%.2f %%", 100 * share_of(&ranked[i], ranked[i].of->own.between));
        table_cell(&table, "%.2f %%", 100 * share_of(&ranked[i], ranked[i].floor));
    }
    table_finish(&table, out);
}

__attribute__((format(printf, 2, 3))) static void say(FILE *out, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    show_text(out, text, 0);
}

/* What all measures share, and so no number of them averages out. */
static void show_list(const struct floors *floors, FILE *out)
{
    struct floor_for gate = whole_list(floors, false);
    double share;

    gate.among = 1;
    if (floors_find_family(floors, NULL, &gate, &share))
        say(out,
            "the mean of the whole list: a floor of %.2f %% (%.2f %% by boot, %.2f %% "
            "between runs)",
            100 * share, 100 * floors->common.boots, 100 * floors->common.between);
    else if (floors->family_count)
        say(out,
            "the mean of the whole list moves by so much (%.2f %% by boot, %.2f %% between "
            "runs) that by these floors nothing is ever judged: make the host steadier "
            "(pvbench host prepare), or take more runs",
            100 * floors->common.boots, 100 * floors->common.between);
}

static void show_noise(const struct floors *floors, FILE *out)
{
    struct floor_for gate = whole_list(floors, false);
    size_t count;
    struct ranked *ranked = rank_noise(floors, false, &count);

    if (count) {
        show_rows(ranked, count, out);
        say(out,
            "in a gate of all %zu measures with %zu boots a side half of the %zu cases have a "
            "floor of %.2f %% of one call's price or less",
            gate.among, gate.base, count,
            100 * share_of(&ranked[count / 2], ranked[count / 2].floor));
    }
    show_list(floors, out);
    free(ranked);
}

/* The same where the sides are taken in turns, as pairs of the runs were. */
static void show_in_turns(const struct floors *floors, FILE *out)
{
    struct floor_for gate = whole_list(floors, true);
    double share = 0;
    size_t count;
    struct ranked *ranked = rank_noise(floors, true, &count);

    gate.among = 1;
    if (count)
        say(out,
            "sides in turns, by %u pairs of these runs that were: half of the cases have a floor "
            "of %.2f %% or less",
            floors->pairs, 100 * share_of(&ranked[count / 2], ranked[count / 2].floor));
    if (floors_find_family(floors, NULL, &gate, &share))
        say(out, "sides in turns, the mean of the whole list: a floor of %.2f %%", 100 * share);
    else
        say(out, "sides in turns, the mean of the whole list: it has none");
    free(ranked);
}

/* What gates of sides in turns would be finer by, and how to come by it. */
static void say_no_pairs(FILE *out)
{
    say(out,
        "no %u pairs of these runs were taken in turns: with them the floors of gates in turns "
        "would be finer; run one thing against itself (pvbench run --against) some times, and "
        "name both runs of each",
        FLOORS_PAIRS_LEAST);
}

/* Runs in one boot of the host do not say how far apart two of these lie. */
static void say_host_boots(const struct floors *floors)
{
    if (floors->host_boots < floors->runs && floors->host_boots < UNITS_SPANNED)
        say(stdout,
            "they are of %u boot%s of the host: to gate runs of other boots of it, calibrate by "
            "runs of %d",
            floors->host_boots ? floors->host_boots : 1, floors->host_boots > 1 ? "s" : "",
            UNITS_SPANNED);
}

static int calibrate(const struct run_set *set, char *const *paths, const char *path)
{
    struct floors floors;
    int status = calibrated_floors("calibrate", set, paths, &floors);

    if (status != EXIT_GOOD)
        return status;
    show_noise(&floors, stdout);
    if (floors.pairs)
        show_in_turns(&floors, stdout);
    else
        say_no_pairs(stdout);
    status = floors_save(&floors, path) ? run_set_status(set) : EXIT_USAGE;
    if (status != EXIT_USAGE) {
        printf("floors of %u runs with %u boots kept in ", floors.runs, floors.boots);
        text_put(stdout, path);
        putchar('\n');
        say_host_boots(&floors);
    }
    floors_free(&floors);
    return status;
}

/* The only one that there is: where to write. */
static int take_option(int option, char *value, void *path)
{
    (void)option;
    return command_named_once("calibrate", "--out", value, path);
}

static const struct command_options command = {
    .command = "calibrate",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_calibrate(int argc, char **argv)
{
    const char *path = NULL;
    struct run_set set;
    int status, count;

    if (!command_options_take(&command, argc, argv, &path, &status))
        return status;
    count = argc - optind;
    if (count < 2 || count > COMPARE_RUNS_MAX)
        return command_usage("calibrate", "name from two to %d runs of one and the same thing",
                             COMPARE_RUNS_MAX);
    if (path && output_is_stdout(path))
        return command_usage("calibrate", "--out %s: stdout has what is shown: name a file", path);
    if (!run_set_load(&set, argv + optind, (size_t)count))
        return EXIT_USAGE;
    status = calibrate(&set, argv + optind, path ? path : FLOORS_FILE);
    run_set_free(&set);
    return status;
}
