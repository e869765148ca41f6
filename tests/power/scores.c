/* SPDX-License-Identifier: MIT */
/*
 * See scores.h.  All boots are ranked, each rank has a score, and the sum of one side's is held
 * against all choices of as many of them, counted out, as the U test does it with the ranks.
 */
#include "tests/power/scores.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/stats/rank_sums.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05
#define TRIES 20000
#define SEED  7
#define MOST  40  /* boots of both sides */
#define WIDER 4.0 /* the noise of an outlier, in that of the others */
#define SHIFT 2.0 /* in deviations */

struct scores {
    const char *name;
    double ranks, normal; /* how much of each, in parts that are then rounded */
    unsigned at[MOST];
    size_t least; /* the least sum that is found */
    size_t found;
};

struct look {
    size_t boots, measures;
    double outliers;
};

static double all_ways(const struct rank_sums *sums)
{
    double all = 0;
    size_t i;

    for (i = 0; i <= sums->most - sums->least; i++)
        all += sums->ways[i];
    return all;
}

static void prepare(struct scores *scores, size_t boots, double level)
{
    size_t all = 2 * boots, i;
    struct rank_sums sums;
    double above = 0, ways;

    for (i = 0; i < all; i++) {
        double normal = gsl_cdf_ugaussian_Pinv((double)(i + 1) / (double)(all + 1)) -
                        gsl_cdf_ugaussian_Pinv(1 / (double)(all + 1));

        scores->at[i] = (unsigned)lround(scores->ranks * (double)i + scores->normal * normal);
    }
    sums = rank_count_sums(scores->at, all, boots);
    ways = all_ways(&sums);
    scores->found = 0;
    scores->least = sums.most + 1;
    for (i = sums.most; i >= sums.least; i--) {
        above += sums.ways[i - sums.least];
        if (2 * above > level * ways)
            break;
        scores->least = i;
    }
    free(sums.ways);
}

static void rank_all(struct scores *scores, size_t count, const double *values, size_t boots)
{
    size_t order[MOST], i, k;

    gsl_sort_index(order, values, 1, 2 * boots);
    for (k = 0; k < count; k++) {
        size_t sum = 0;

        for (i = 0; i < 2 * boots; i++)
            sum += order[i] >= boots ? scores[k].at[i] : 0;
        scores[k].found += sum >= scores[k].least;
    }
}

/* The p of t.test(base, new, var.equal = TRUE), for a rise. */
static double t_p(const double *values, size_t boots)
{
    const double *new = values + boots;
    double variance =
        (gsl_stats_variance(values, 1, boots) + gsl_stats_variance(new, 1, boots)) / 2;
    double rise = gsl_stats_mean(new, 1, boots) - gsl_stats_mean(values, 1, boots);

    return 2 * gsl_cdf_tdist_Q(rise / sqrt(variance * 2 / (double)boots), 2 * (double)boots - 2);
}

static double share(size_t found)
{
    return 100 * (double)found / TRIES;
}

static void put_look(struct scores *scores, size_t count, const struct look *look)
{
    double whole = ALPHA / (double)look->measures, level = whole * (1 - DECIDE_POOLS_SHARE);
    gsl_rng *rng = draw_start(SEED);
    size_t t_whole = 0, t_level = 0, i, k;
    double values[MOST];

    for (k = 0; k < count; k++)
        prepare(&scores[k], look->boots, level);
    for (i = 0; i < TRIES; i++) {
        for (k = 0; k < 2 * look->boots; k++)
            values[k] = (k < look->boots ? 0 : SHIFT) +
                        gsl_ran_gaussian(rng, gsl_rng_uniform(rng) < look->outliers ? WIDER : 1);
        rank_all(scores, count, values, look->boots);
        t_whole += t_p(values, look->boots) <= whole;
        t_level += t_p(values, look->boots) <= level;
    }
    gsl_rng_free(rng);
    printf("| %zu of %zu, outliers %g %% | %.1f | %.1f |", look->boots, look->measures,
           100 * look->outliers, share(t_whole), share(t_level));
    for (k = 0; k < count; k++)
        printf(" %.1f |", share(scores[k].found));
    putchar('\n');
}

void scores_table(void)
{
    static const struct look looks[] = {{10, 10, 0}, {10, 10, 0.1}, {20, 1500, 0}, {20, 1500, 0.1}};
    struct scores scores[] = {{.name = "ranks", .ranks = 1},
                              {.name = "ranks + normal", .ranks = 64, .normal = 64},
                              {.name = "normal", .normal = 200}};
    size_t count = sizeof(scores) / sizeof(*scores), i;

    printf("| boots of measures | t-test | t-test at 0.9 alpha |");
    for (i = 0; i < count; i++)
        printf(" %s |", scores[i].name);
    printf("\n|---|---|---|---|---|---|\n");
    for (i = 0; i < sizeof(looks) / sizeof(*looks); i++)
        put_look(scores, count, &looks[i]);
    putchar('\n');
}
