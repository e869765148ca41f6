/* SPDX-License-Identifier: MIT */
/* See before.h. */
#include "tests/power/before.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats/hodges_lehmann.h"
#include "report/stats/holm.h"
#include "report/stats/line.h"
#include "report/system/memory.h"
#include "tests/unit/support/draw.h"
#include "tests/unit/support/host_model.h"

#define ALPHA       0.05
#define LIMIT       0.01
#define TIMES       2
#define MOST        0.95
#define SAME_FLOORS 3

/* How far apart the furthest of so many runs lie, as shares of the price. */
static void take_ranges(gsl_rng *rng, const struct gate_model *model, double *ranges)
{
    size_t all = model->host.measures, boots = model->calibrated, i, k;
    double *prices = memory_new(all * boots * sizeof(*prices));
    double *low = memory_new(all * sizeof(*low)), *high = memory_new(all * sizeof(*high));

    for (k = 0; k < model->runs; k++) {
        host_run(rng, &model->host, boots, prices);
        for (i = 0; i < all; i++) {
            double price = stats_median(&prices[i * boots], boots);

            low[i] = k ? fmin(low[i], price) : price;
            high[i] = k ? fmax(high[i], price) : price;
        }
    }
    for (i = 0; i < all; i++)
        ranges[i] = 2 * (high[i] - low[i]) / (high[i] + low[i]);
    free(prices);
    free(low);
    free(high);
}

void before_start(struct before *before, const struct gate_model *model, unsigned long seed)
{
    size_t all = model->host.measures, i;
    double *sorted = memory_new(all * sizeof(*sorted)), most;
    gsl_rng *rng = draw_start(seed);

    *before = (struct before){.floors = memory_new(all * sizeof(double))};
    take_ranges(rng, model, before->floors);
    memcpy(sorted, before->floors, all * sizeof(*sorted));
    gsl_sort(sorted, 1, all);
    most = gsl_stats_quantile_from_sorted_data(sorted, 1, all, MOST);
    for (i = 0; i < all; i++)
        before->floors[i] = fmax(LIMIT, TIMES * fmax(before->floors[i], most));
    free(sorted);
    gsl_rng_free(rng);
}

void before_free(struct before *before)
{
    free(before->floors);
    *before = (struct before){0};
}

static double *adjusted(const struct decide_set *set)
{
    double *p = memory_new((set->count + 1) * sizeof(*p));
    size_t i;

    for (i = 0; i < set->count; i++)
        p[i] = set->cases[i].decided.p;
    rank_holm(p, set->count);
    return p;
}

void before_watch(const struct gate_model *model, const struct decide_set *set, void *watcher)
{
    struct before *before = watcher;
    double *p = adjusted(set);
    size_t i;

    for (i = 0; i < set->count; i++) {
        const struct decided *decided = &set->cases[i].decided;
        double floor = before->floors[i] * HOST_PRICE;
        double reach = fmax(fabs(decided->interval.low), fabs(decided->interval.high));

        if (!gate_affects(model, i))
            continue;
        before->affected++;
        before->found += decided->shift > floor && p[i] <= ALPHA && decided->interval.low > 0;
        before->same += fabs(decided->shift) <= floor && reach <= SAME_FLOORS * floor;
    }
    free(p);
}
