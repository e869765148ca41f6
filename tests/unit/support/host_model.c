/* SPDX-License-Identifier: MIT */
/* See host_model.h. */
#include "tests/unit/support/host_model.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/floors/layers.h"
#include "report/floors/pairs.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* The spread of a measure is always the same, and over the measures a bell of logarithms. */
static double spread_of(const struct host_model *host, size_t measure)
{
    double place = fmod((double)measure * 0.6180339887498949 + 0.5, 1);

    return host->spread * exp(host->uneven * gsl_cdf_ugaussian_Pinv(0.001 + 0.998 * place));
}

static double draw_boot(gsl_rng *rng, const struct host_model *host, double spread)
{
    double off = gsl_ran_gaussian_ziggurat(rng, spread);

    if (host->outliers > 0 && gsl_rng_uniform(rng) < host->outliers)
        off += 20 * spread * gsl_rng_uniform(rng);
    return off;
}

void host_run(gsl_rng *rng, const struct host_model *host, size_t boots, double *prices)
{
    double *shared = memory_new((boots + 1) * sizeof(*shared)), own, spread;
    double run = gsl_ran_gaussian_ziggurat(rng, host->shared);
    size_t i, k;

    for (k = 0; k < boots; k++)
        shared[k] = run + gsl_ran_gaussian_ziggurat(rng, host->shared_boot);
    for (i = 0; i < host->measures; i++) {
        own = gsl_ran_gaussian_ziggurat(rng, host->between);
        spread = spread_of(host, i);
        for (k = 0; k < boots; k++)
            prices[i * boots + k] =
                HOST_PRICE * exp(shared[k] + own + draw_boot(rng, host, spread));
    }
    free(shared);
}

static void move_measures(const struct host_model *host, const double *levels, size_t boots,
                          size_t first, double *prices)
{
    size_t i, k;

    for (i = 0; i < host->measures; i++)
        for (k = 0; k < boots; k++) {
            double part = (double)(2 * k + first) / (double)(2 * boots - 1);

            prices[i * boots + k] *= exp(levels[i] + host->drift * part);
        }
}

void host_pair(gsl_rng *rng, const struct host_model *host, size_t boots, double *base, double *new)
{
    double *levels = memory_new((host->measures + 1) * sizeof(*levels));
    double shared = gsl_ran_gaussian_ziggurat(rng, host->shared);
    struct host_model within = *host;
    size_t i;

    for (i = 0; i < host->measures; i++)
        levels[i] = shared + gsl_ran_gaussian_ziggurat(rng, host->between);
    within.shared = 0;
    within.between = host->within_pair;
    host_run(rng, &within, boots, base);
    host_run(rng, &within, boots, new);
    move_measures(host, levels, boots, 0, base);
    move_measures(host, levels, boots, 1, new);
    free(levels);
}

void host_name(const struct host_model *host, size_t measure, char *name, size_t size)
{
    snprintf(name, size, "family-%zu/case-%zu", measure / host->a_family, measure);
}

static void put_run(const struct host_model *host, const double *prices, size_t run, size_t boots,
                    struct layered *all)
{
    size_t i;

    for (i = 0; i < host->measures; i++)
        memcpy(replicates_add(&all[i].values, run, boots), &prices[i * boots],
               boots * sizeof(*prices));
}

/* With 'pairs' two and two of the runs are in turns. */
static void take_runs(gsl_rng *rng, const struct host_model *host, size_t runs, size_t boots,
                      bool pairs, struct layered *all)
{
    double *prices[2];
    size_t i, k;

    for (k = 0; k < 2; k++)
        prices[k] = memory_new(host->measures * boots * sizeof(double));
    for (i = 0; i < runs; i++) {
        if (!pairs)
            host_run(rng, host, boots, prices[0]);
        else if (i % 2 == 0)
            host_pair(rng, host, boots, prices[0], prices[1]);
        put_run(host, prices[pairs ? i % 2 : 0], i, boots, all);
    }
    for (k = 0; k < 2; k++)
        free(prices[k]);
}

/* A B A B ... */
static struct run_pairs in_turns(size_t pairs, size_t boots)
{
    struct run_pairs all = {memory_new((pairs + 1) * sizeof(*all.at)), pairs};
    size_t i, k;

    for (i = 0; i < pairs; i++) {
        all.at[i] = (struct run_pair){
            .base = 2 * i,
            .new = 2 * i + 1,
            .base_boots = boots,
            .new_boots = boots,
            .turns = {memory_new(boots * sizeof(double)), memory_new(boots * sizeof(double))}};
        for (k = 0; k < boots; k++) {
            all.at[i].turns.base[k] = (double)(2 * k + 1);
            all.at[i].turns.new[k] = (double)(2 * k + 2);
        }
    }
    return all;
}

static void make_floors(gsl_rng *rng, const struct host_model *host, size_t runs, size_t boots,
                        const struct run_pairs *pairs, struct floors *floors)
{
    struct layered *all = memory_new(host->measures * sizeof(*all));
    char name[64];
    size_t i;

    *floors = (struct floors){.runs = (unsigned)runs, .boots = (unsigned)(runs * boots)};
    floors->at = memory_new(host->measures * sizeof(*floors->at));
    for (i = 0; i < host->measures; i++) {
        host_name(host, i, name, sizeof(name));
        floors->at[i].name = text_copy(name);
        all[i] = (struct layered){.values = replicates_new(runs),
                                  .name = floors->at[i].name,
                                  .whole = true,
                                  .price = HOST_PRICE};
    }
    take_runs(rng, host, runs, boots, pairs, all);
    layers_take(floors, all, host->measures, runs, pairs);
    for (i = 0; i < host->measures; i++) {
        floors->at[i].at[MEASURE_CALL] = (struct measure_noise){
            .have = true, .price = HOST_PRICE, .own = all[i].own, .own_in_turns = all[i].in_turns};
        replicates_free(&all[i].values);
    }
    floors->count = host->measures;
    floors_note_names(floors);
    free(all);
}

void host_floors(gsl_rng *rng, const struct host_model *host, size_t runs, size_t boots,
                 struct floors *floors)
{
    make_floors(rng, host, runs, boots, NULL, floors);
}

void host_floors_of_pairs(gsl_rng *rng, const struct host_model *host, size_t pairs, size_t boots,
                          struct floors *floors)
{
    struct run_pairs turns = in_turns(pairs, boots);

    make_floors(rng, host, 2 * pairs, boots, &turns, floors);
    floors->pairs = (unsigned)pairs;
    run_pairs_free(&turns);
}
