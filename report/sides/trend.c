/* SPDX-License-Identifier: MIT */
/* Kendall's S and Sen's slope: see trend.h. */
#include "report/sides/trend.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "report/sides/side.h"
#include "report/stats/line.h"
#include "report/system/memory.h"

static size_t pairs_of(size_t count)
{
    return count ? count * (count - 1) / 2 : 0;
}

/* Pairs that rise less pairs that fall. */
static double kendall_s(const double *values, size_t count)
{
    double s = 0;
    size_t i, k;

    for (i = 0; i < count; i++)
        for (k = i + 1; k < count; k++)
            s += (values[k] > values[i]) - (values[k] < values[i]);
    return s;
}

/*
 * How likely each number of falling pairs is: the i-th value falls behind 0 .. i - 1 of those
 * before it, all alike likely.  'chance' has 'reached' of them so far, and room for i - 1 more.
 */
static size_t add_value(double *chance, size_t reached, size_t i)
{
    double sum = 0, *before = memory_new(reached * sizeof(*before));
    size_t k;

    for (k = 0; k < reached; k++)
        before[k] = chance[k];
    for (k = 0; k < reached + i - 1; k++) {
        sum += k < reached ? before[k] : 0;
        sum -= k >= i ? before[k - i] : 0;
        chance[k] = fmax(sum, 0) / (double)i;
    }
    free(before);
    return reached + i - 1;
}

/* S is all pairs less twice those that fall, so that half of S off the middle is as many of them.
 */
static double exact_p(size_t n, size_t m, double s)
{
    size_t all = pairs_of(n) + pairs_of(m), reached = 1, i;
    double *chance = memory_new((all + 1) * sizeof(*chance)), tail = 0;

    chance[0] = 1;
    for (i = 2; i <= n; i++)
        reached = add_value(chance, reached, i);
    for (i = 2; i <= m; i++)
        reached = add_value(chance, reached, i);
    for (i = 0; i < reached && (double)all - 2 * (double)i >= s; i++)
        tail += chance[i];
    free(chance);
    return fmin(1, 2 * tail);
}

static double variance_of(double count)
{
    return count * (count - 1) * (2 * count + 5) / 18;
}

double trend_p(const double *a, size_t n, const double *b, size_t m)
{
    double s = fabs(kendall_s(a, n) + kendall_s(b, m));
    double variance = variance_of((double)n) + variance_of((double)m);

    if (s <= 0)
        return 1;
    if (n <= TREND_EXACT_MOST && m <= TREND_EXACT_MOST)
        return exact_p(n, m, s);
    return fmin(1, 2 * gsl_cdf_ugaussian_Q((s - 1) / sqrt(variance)));
}

static size_t put_slopes(const double *values, size_t count, double *slopes)
{
    size_t i, k, put = 0;

    for (i = 0; i < count; i++)
        for (k = i + 1; k < count; k++)
            slopes[put++] = (values[k] - values[i]) / (double)(k - i);
    return put;
}

double trend_slope(const double *a, size_t n, const double *b, size_t m)
{
    double *slopes = memory_new((pairs_of(n) + pairs_of(m) + 1) * sizeof(*slopes)), slope;
    size_t count = put_slopes(a, n, slopes);

    count += put_slopes(b, m, slopes + count);
    slope = count ? stats_median(slopes, count) : 0;
    free(slopes);
    return slope;
}

/* Two sides that move alike are what a drift looks like, and show it with the fewest boots. */
#define PART_OF_BOTH 0.6
#define PART_OF_ONE  0.2

static double larger(double a, double b)
{
    return fabs(b) > fabs(a) ? b : a;
}

struct trend trend_of(const struct side_values sides[SIDE_COUNT], double level, double harmless)
{
    const struct side_values *base = &sides[SIDE_BASE], *new = &sides[SIDE_NEW];
    double both = trend_slope(base->values, base->count, new->values, new->count);
    double slope = 0;
    struct trend trend = {.shown = false};
    size_t k;

    if (trend_p(base->values, base->count, new->values, new->count) <= PART_OF_BOTH * level)
        slope = both;
    for (k = 0; k < SIDE_COUNT; k++) {
        double of_one = trend_slope(sides[k].values, sides[k].count, NULL, 0);

        trend.rises[k] = of_one * ((double)sides[k].count - 1);
        if (trend_p(sides[k].values, sides[k].count, NULL, 0) <= PART_OF_ONE * level)
            slope = larger(slope, of_one);
    }
    trend.carried = slope * (double)(base->count + new->count) / 2;
    trend.shown =
        slope != 0 && fabs(larger(trend.rises[SIDE_BASE], trend.rises[SIDE_NEW])) > harmless;
    return trend;
}
