/* SPDX-License-Identifier: MIT */
/*
 * What a gate in cycles finds, and what it should not, on hosts whose truth is known: the tables of
 * docs/statistics.md, as Markdown.  `make power`; the seeds are fixed, so that it prints the same
 * each time.
 */
#include <stdio.h>
#include <string.h>

#include "tests/power/before.h"
#include "tests/power/scores.h"
#include "tests/unit/support/gate_model.h"

#define ALPHA 0.05
#define SEED  20

/* A calibration of five runs of ten boots. */
#define RUNS       5
#define CALIBRATED 10

#define LIST     1500
#define A_FAMILY 20
#define SHORTER  300 /* a list of 15 families, where no more is needed */

static double percent(size_t part, size_t all)
{
    return all ? 100 * (double)part / (double)all : 0;
}

/* ---- one measure that is slower ---- */

struct look {
    size_t among, boots, gates;
    size_t every; /* of them one in so many is slower */
};

/* "92 / 93 / 0": found, by a t-test, and by the rule before. */
static void put_found(double spread, double effect, const struct look *look)
{
    struct gate_model model = {
        .host = {.measures = LIST, .a_family = A_FAMILY, .spread = spread},
        .runs = RUNS,
        .calibrated = CALIBRATED,
        .judged = look->among == LIST ? 0 : look->among,
        .boots = look->boots,
        .effect = effect,
        .every = look->every,
    };
    struct gate_found found;
    struct before before;

    before_start(&before, &model, SEED);
    model.watch = before_watch;
    model.watcher = &before;
    found = gate_draw(&model, SEED, look->gates);
    printf(" %.0f / %.0f / %.0f (%.0f) |", percent(found.found, found.affected),
           100 * t_power(look->boots, effect / spread, ALPHA / (double)look->among),
           percent(before.found, before.affected), percent(before.same, before.affected));
    before_free(&before);
    fflush(stdout);
}

static void one_measure(void)
{
    static const struct {
        double spread, effect;
    } rows[] = {{0.002, 0.005}, {0.005, 0.005}, {0.005, 0.01}, {0.01, 0.01},
                {0.01, 0.02},   {0.02, 0.05},   {0.03, 0.05}};
    static const struct look looks[] = {
        {1, 6, 300, 1},    {1, 10, 300, 1},   {10, 10, 300, 10},
        {10, 20, 200, 10}, {LIST, 10, 4, 30}, {LIST, 20, 4, 30},
    };
    size_t i, k;

    printf("| spread | effect |");
    for (k = 0; k < sizeof(looks) / sizeof(*looks); k++)
        printf(" %zu of %zu |", looks[k].boots, looks[k].among);
    printf("\n|---|---|---|---|---|---|---|---|\n");
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        printf("| %g %% | +%g %% |", 100 * rows[i].spread, 100 * rows[i].effect);
        for (k = 0; k < sizeof(looks) / sizeof(*looks); k++)
            put_found(rows[i].spread, rows[i].effect, &looks[k]);
        putchar('\n');
    }
    putchar('\n');
}

/* ---- more calibration ---- */

static void calibrations(void)
{
    static const size_t runs[] = {3, 5, 10, 20};
    size_t i;

    printf("| runs | before: found (the same) | today: found |\n|---|---|---|\n");
    for (i = 0; i < sizeof(runs) / sizeof(*runs); i++) {
        struct gate_model model = {
            .host = {.measures = LIST, .a_family = A_FAMILY, .spread = 0.01},
            .runs = runs[i],
            .calibrated = CALIBRATED,
            .judged = 10,
            .boots = 10,
            .effect = 0.02,
            .every = 10,
        };
        struct gate_found found;
        struct before before;

        before_start(&before, &model, SEED);
        model.watch = before_watch;
        model.watcher = &before;
        found = gate_draw(&model, SEED, 200);
        printf("| %zu | %.0f (%.0f) | %.0f |\n", runs[i], percent(before.found, before.affected),
               percent(before.same, before.affected), percent(found.found, found.affected));
        before_free(&before);
    }
    putchar('\n');
}

/* ---- a whole family, or the whole list ---- */

static void put_pool(double spread, double effect, size_t boots, bool all)
{
    struct gate_model model = {
        .host = {.measures = SHORTER, .a_family = A_FAMILY, .spread = spread},
        .runs = RUNS,
        .calibrated = CALIBRATED,
        .boots = boots,
        .effect = effect,
        .family = !all,
        .all = all,
        .turns = true,
    };
    struct gate_found found = gate_draw(&model, SEED, boots > 10 ? 20 : 60);

    printf(" %.0f (%.0f) |", percent(all ? found.lists : found.families, found.gates),
           percent(found.found, found.affected));
    fflush(stdout);
}

static void pools(void)
{
    static const struct {
        double spread, effect;
    } rows[] = {{0.005, 0.003}, {0.005, 0.005}, {0.01, 0.005}, {0.01, 0.01}, {0.02, 0.01}};
    size_t i;

    printf(
        "| spread | effect | family, 10 boots | family, 20 | list, 10 |\n|---|---|---|---|---|\n");
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        printf("| %g %% | +%g %% |", 100 * rows[i].spread, 100 * rows[i].effect);
        put_pool(rows[i].spread, rows[i].effect, 10, false);
        put_pool(rows[i].spread, rows[i].effect, 20, false);
        put_pool(rows[i].spread, rows[i].effect, 10, true);
        putchar('\n');
    }
    putchar('\n');
}

/* ---- nothing differs ---- */

#define SIZES .measures = SHORTER, .a_family = A_FAMILY

static void put_alarms(const struct host_model *host, size_t runs, bool turns)
{
    struct gate_model model = {
        .host = *host, .runs = runs, .calibrated = CALIBRATED, .boots = 10, .turns = turns};
    struct gate_found found = gate_draw(&model, SEED, 100);

    printf(" %.0f / %.0f |", percent(found.red, found.gates), percent(found.green, found.gates));
    fflush(stdout);
}

static void alarms(void)
{
    static const struct {
        const char *name;
        struct host_model host;
    } rows[] = {
        {"boots alone, 0.5 %", {SIZES, .spread = 0.005}},
        {"boots 0.5 %, runs 0.3 % besides", {SIZES, .spread = 0.005, .between = 0.003}},
        {"boots 0.5 %, runs 1 % besides", {SIZES, .spread = 0.005, .between = 0.01}},
        {"spreads from 0.1 to 2 %", {SIZES, .spread = 0.005, .uneven = 0.7}},
        {"the host as a whole 0.5 % by run", {SIZES, .spread = 0.005, .shared = 0.005}},
        {"one boot in ten far above", {SIZES, .spread = 0.005, .outliers = 0.1}},
    };
    size_t i;

    printf("| the host | 3 runs | 5 runs | 10 runs | 5 runs, in turns |\n|---|---|---|---|---|\n");
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        printf("| %s |", rows[i].name);
        put_alarms(&rows[i].host, 3, false);
        put_alarms(&rows[i].host, 5, false);
        put_alarms(&rows[i].host, 10, false);
        put_alarms(&rows[i].host, 5, true);
        putchar('\n');
    }
    putchar('\n');
}

/* ---- the host drifts ---- */

static void put_drift(double drift, double effect, bool turns)
{
    struct gate_model model = {.host = {SIZES, .spread = 0.005},
                               .runs = RUNS,
                               .calibrated = CALIBRATED,
                               .boots = 10,
                               .effect = effect,
                               .family = true,
                               .turns = turns,
                               .drift = drift};
    struct gate_found found = gate_draw(&model, SEED, 40);

    if (effect > 0)
        printf(" %.0f |", percent(found.families, found.gates));
    else
        printf(" %.0f / %.0f |", percent(found.red, found.gates),
               percent(found.drifted, found.gates));
    fflush(stdout);
}

static void drifts(void)
{
    static const double drift[] = {0, 0.005, 0.01, 0.03, 0.1};
    size_t i;

    printf("| drift | A, then B | in turns | in turns, and a family is 1 %% slower |\n"
           "|---|---|---|---|\n");
    for (i = 0; i < sizeof(drift) / sizeof(*drift); i++) {
        printf("| %g %% |", 100 * drift[i]);
        put_drift(drift[i], 0, false);
        put_drift(drift[i], 0, true);
        put_drift(drift[i], 0.01, true);
        putchar('\n');
    }
}

int main(int argc, char **argv)
{
    const char *which = argc > 1 ? argv[1] : "all";
    bool all = !strcmp(which, "all");

    if (all || !strcmp(which, "measure"))
        one_measure();
    if (all || !strcmp(which, "scores"))
        scores_table();
    if (all || !strcmp(which, "runs"))
        calibrations();
    if (all || !strcmp(which, "pools"))
        pools();
    if (all || !strcmp(which, "alarms"))
        alarms();
    if (all || !strcmp(which, "drift"))
        drifts();
    return 0;
}
