/* SPDX-License-Identifier: MIT */
/* "pvbench calibrate RUN RUN...": how far runs of one thing lie apart on this host. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/commands/command.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/format/table.h"
#include "report/floors/floors.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/controls.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/prices/run_status.h"
#include "report/prices/single.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/text/text.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

#define FLOORS_FILE "floors.json"

/* The noisiest that are shown. */
#define SHOWN 10

static const char help[] =
    "Usage: pvbench calibrate RUN RUN... [--out FILE]\n"
    "Find how far apart this host puts runs of one and the same thing: of each case\n"
    "and measure the distance of the furthest two.  That is its floor, below which\n"
    "'pvbench gate --floors FILE' takes no change for one.  The runs are in cycles\n"
    "(insns are exact), of the same kernel, Xen and host; the more of them and the\n"
    "more boots in each, the better (docs/gate.md).\n"
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

struct noise {
    const struct noise_floor *floor;
    double share; /* of the price of one call in the first run */
    double price;
};

static int noisier(const void *one, const void *other)
{
    const struct noise *a = one, *b = other;

    return (a->share < b->share) - (a->share > b->share);
}

/* The floors of single calls as shares, the largest first; to be freed. */
static struct noise *rank_noise(const struct floors *floors, const struct run *run, size_t *count)
{
    struct noise *noise = calloc(floors->count + 1, sizeof(*noise));
    size_t i;

    for (i = *count = 0; noise && i < floors->count; i++) {
        struct price price = {.of = run_find_case(run, floors->at[i].name)};

        price_single(run, &price, NULL);
        if (floors->at[i].have[MEASURE_CALL] && price.have_single && price.single > 0)
            noise[(*count)++] = (struct noise){
                .floor = &floors->at[i],
                .share = floors->at[i].at[MEASURE_CALL] / price.single,
                .price = price.single,
            };
    }
    if (*count)
        qsort(noise, *count, sizeof(*noise), noisier);
    return noise;
}

static void show_noise(const struct floors *floors, const struct run *run, FILE *out)
{
    static const char *const heads[] = {"the noisiest cases", "one call", "floor", "share"};
    struct table table;
    size_t count, i;
    struct noise *noise = rank_noise(floors, run, &count);

    table_start(&table, heads, 4, 1);
    for (i = 0; i < count && i < SHOWN; i++) {
        table_cell(&table, "%s", noise[i].floor->name);
        table_number(&table, true, noise[i].price);
        table_number(&table, true, noise[i].floor->at[MEASURE_CALL]);
        table_cell(&table, "%.1f %%", 100 * noise[i].share);
    }
    if (count) {
        table_finish(&table, out);
        fprintf(out, "%zu cases; half of them lie within %.1f %% of one call's price\n", count,
                100 * noise[count / 2].share);
    } else {
        table_drop(&table);
    }
    free(noise);
}

/* Two runs that are equal in everything are one. */
static bool no_noise(const struct floors *floors)
{
    size_t i;
    int k;

    for (i = 0; i < floors->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            if (floors->at[i].have[k] && floors->at[i].at[k] > 0)
                return false;
    return true;
}

static int calibrate(const struct run_set *set, const char *path)
{
    struct floors floors;
    int status;

    floors_take(&floors, run_set_runs(set), set->count);
    if (!floors.count) {
        fputs("pvbench: no case has a price in two of these runs\n", stderr);
        floors_free(&floors);
        return EXIT_INCONCLUSIVE;
    }
    if (no_noise(&floors)) {
        floors_free(&floors);
        return command_usage("calibrate", "nothing differs between these runs, as never with a "
                                          "clock: is one of them named twice?");
    }
    show_noise(&floors, set->at[0], stdout);
    status = floors_save(&floors, path) ? run_set_status(set) : EXIT_USAGE;
    if (status != EXIT_USAGE) {
        printf("floors of %u runs with %u boots kept in ", floors.runs, floors.boots);
        text_put(stdout, path);
        putchar('\n');
    }
    floors_free(&floors);
    return status;
}

/* Prices of a boot whose controls fail are no data, and say nothing of the noise floor of a host.
 */
static bool has_controls(const struct run *run, const char *path)
{
    if (check_all_controls(run) == CONTROLS_GOOD)
        return true;
    say_line("pvbench: %s: its controls failed or are missing, so its prices are not to be used: "
             "leave it out",
             path);
    return false;
}

static int calibrate_set(const struct run_set *set, char *const *paths, const char *path)
{
    struct compare_options how = {.across = {.strict = true}};
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
        return command_usage("calibrate", "these runs are in insns, which are exact: their floor "
                                          "is nothing, and a gate needs none");
    return calibrate(set, path);
}

int cmd_calibrate(int argc, char **argv)
{
    const char *path = FLOORS_FILE;
    struct run_set set;
    int option, status, count;

    while ((option = command_option("calibrate", argc, argv, options)) != -1) {
        switch (option) {
        case 'o':
            path = optarg;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_GOOD;
        default:
            return EXIT_USAGE;
        }
    }
    count = argc - optind;
    if (count < 2 || count > COMPARE_RUNS_MAX)
        return command_usage("calibrate", "name from two to %d runs of one and the same thing",
                             COMPARE_RUNS_MAX);
    if (!run_set_load(&set, argv + optind, (size_t)count))
        return EXIT_USAGE;
    status = calibrate_set(&set, argv + optind, path);
    run_set_free(&set);
    return status;
}
