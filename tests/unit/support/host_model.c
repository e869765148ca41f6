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

void host_name(const struct host_model *host, size_t measure, char *name, size_t size)
{
    snprintf(name, size, "family-%zu/case-%zu", measure / host->a_family, measure);
}

static void take_run(gsl_rng *rng, const struct host_model *host, size_t run, size_t boots,
                     struct layered *all)
{
    double *prices = memory_new(host->measures * boots * sizeof(*prices));
    size_t i;

    host_run(rng, host, boots, prices);
    for (i = 0; i < host->measures; i++)
        memcpy(replicates_add(&all[i].values, run, boots), &prices[i * boots],
               boots * sizeof(*prices));
    free(prices);
}

void host_floors(gsl_rng *rng, const struct host_model *host, size_t runs, size_t boots,
                 struct floors *floors)
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
    for (i = 0; i < runs; i++)
        take_run(rng, host, i, boots, all);
    layers_take(floors, all, host->measures, runs);
    for (i = 0; i < host->measures; i++) {
        floors->at[i].at[MEASURE_CALL] =
            (struct measure_noise){.have = true, .price = HOST_PRICE, .own = all[i].own};
        replicates_free(&all[i].values);
    }
    floors->count = host->measures;
    floors_note_names(floors);
    free(all);
}
