/* SPDX-License-Identifier: MIT */
/* See power.h. */
#include "report/power/power.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/stats/centre.h"
#include "report/stats/mann_whitney.h"
#include "report/stats/rank_sums.h"

/* The spread that a test sees is averaged over so many parts of its distribution. */
#define PARTS 200

/* As many boots as nobody has: what is left is between runs. */
#define ENDLESS 1000000000

static double squares(double one, double other)
{
    return sqrt(one * one + other * other);
}

double sought_spread(const struct sought *sought)
{
    return squares(sought->own.boots, sought->shared.boots) / sqrt(CENTRE_VARIANCE);
}

double sought_between(const struct sought *sought)
{
    return squares(sought->own.between, sought->shared.between);
}

/* As floors_find adds them up. */
double sought_floor(const struct sought *sought, size_t boots)
{
    struct floor_for gate = {boots, boots, sought->among, sought->alpha, false};
    double own = noise_bound(&sought->own, &gate);

    gate.among = 1;
    return fmax(sought->least, own + noise_bound(&sought->shared, &gate));
}

/* The sums of n of 2n ranks that have the test's largest p at or below the level; 0: none has. */
static double exact_level(size_t boots, double level)
{
    struct rank_sums sums = rank_count_u(boots, boots);
    double all = 0, below = 0, reached = 0;
    size_t i;

    for (i = 0; i <= sums.most - sums.least; i++)
        all += sums.ways[i];
    for (i = 0; i <= sums.most - sums.least; i++) {
        below += sums.ways[i];
        if (2 * below / all > level)
            break;
        reached = 2 * below / all;
    }
    free(sums.ways);
    return reached;
}

/*
 * Ranks are whole: of few boots the test's own level is somewhat lower than it might be.  All
 * measures of a plan have the same, so what was counted out is kept.
 */
static double level_of(size_t boots, double level)
{
    static struct {
        double asked, reached;
    } kept[POWER_BOOTS_MOST + 1];

    if (!rank_is_exact(boots, boots) || boots > POWER_BOOTS_MOST)
        return level;
    if (kept[boots].asked != level) {
        kept[boots].asked = level;
        kept[boots].reached = exact_level(boots, level);
    }
    return kept[boots].reached;
}

/* The spread that a test of so many boots sees in each part, as a share of the true one; kept. */
static const double *seen_spreads(size_t boots)
{
    static double kept[POWER_BOOTS_MOST + 1][PARTS];
    double freedom = 2 * (double)boots / CENTRE_VARIANCE - 2;
    size_t i;

    for (i = 0; kept[boots][0] <= 0 && i < PARTS; i++) {
        double part = ((double)(PARTS - i) - 0.5) / PARTS;

        kept[boots][PARTS - 1 - i] = sqrt(gsl_cdf_chisq_Pinv(part, freedom) / freedom);
    }
    return kept[boots];
}

/*
 * The U test finds on normal values what a t-test of 3 / pi times as many finds (docs/statistics.md
 * has the source), and the shift has to exceed the floor besides.  What is between runs moves the
 * shift, and the test does not see it.
 */
double power_of(const struct sought *sought, size_t boots)
{
    double floor = sought_floor(sought, boots), level = level_of(boots, sought->level);
    double count = (double)boots / CENTRE_VARIANCE, freedom = 2 * count - 2, found = 0;
    double error = sought_spread(sought) * sqrt(2 / count), bar, moves;
    const double *seen;
    size_t i;

    if (level <= 0)
        return 0;
    moves = squares(error, sqrt(2) * sought_between(sought));
    if (moves <= 0)
        return sought->effect > floor;
    bar = gsl_cdf_tdist_Qinv(level / 2, freedom) * error;
    seen = seen_spreads(boots);
    for (i = 0; i < PARTS; i++)
        found += gsl_cdf_ugaussian_P((sought->effect - fmax(bar * seen[i], floor)) / moves);
    return found / PARTS;
}

/* The same with boots without end: what is between runs is all there is then. */
static double power_without_end(const struct sought *sought)
{
    double floor = sought_floor(sought, ENDLESS), moves = sqrt(2) * sought_between(sought);

    if (moves <= 0)
        return sought->effect > floor;
    return gsl_cdf_ugaussian_P((sought->effect - floor) / moves);
}

const char *power_bar_word(enum power_bar bar)
{
    static const char *const words[] = {"spread", "tests", "floor", "between runs", "least"};

    return words[bar];
}

/* Why fewer do not. */
static enum power_bar bar_of(const struct sought *sought, size_t boots)
{
    double count = (double)boots / CENTRE_VARIANCE;
    double test = gsl_cdf_tdist_Qinv(sought->level / 2, 2 * count - 2) * sought_spread(sought) *
                  sqrt(2 / count);

    if (boots > DECIDE_BOOTS_LEAST && rank_least_p(boots - 1, boots - 1) > sought->level)
        return POWER_TESTS;
    return sought_floor(sought, boots) > test ? POWER_FLOOR : POWER_SPREAD;
}

/* Why none do, if none do. */
static enum power_bar bar_of_none(const struct sought *sought, double power)
{
    if (sought->effect <= sought->least)
        return POWER_LEAST;
    return power_without_end(sought) < power ? POWER_BETWEEN : POWER_SPREAD;
}

size_t power_boots(const struct sought *sought, double power, enum power_bar *bar)
{
    size_t low = DECIDE_BOOTS_LEAST, high = POWER_BOOTS_MOST;

    *bar = bar_of_none(sought, power);
    if (*bar != POWER_SPREAD || power_of(sought, high) < power)
        return 0;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (power_of(sought, middle) >= power)
            high = middle;
        else
            low = middle + 1;
    }
    *bar = bar_of(sought, low);
    return low;
}
