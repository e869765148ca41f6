/* SPDX-License-Identifier: MIT */
/* The Hodges-Lehmann shift, the median, and their intervals: see hodges_lehmann.h. */
#include "report/stats/hodges_lehmann.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats/mann_whitney.h"
#include "report/stats/rank_sums.h"
#include "report/system/memory.h"

/* The null distribution of U: that of the sum of n of the ranks 1 .. n + m. */
static struct rank_sums sums_of_u(size_t n, size_t m)
{
    unsigned *ranks = memory_new((n + m) * sizeof(*ranks));
    struct rank_sums sums;
    size_t i;

    for (i = 0; i < n + m; i++)
        ranks[i] = (unsigned)i + 1;
    sums = rank_count_sums(ranks, n + m, n < m ? n : m);
    free(ranks);
    return sums;
}

/*
 * Which of the sorted differences, from 1, is the lower end: the smallest q for which U lies at or
 * below q by a chance of alpha / 2 or more.  The differences below it have less.  Ties make the
 * true confidence larger, not smaller (Noether 1967).
 */
static size_t exact_end(size_t n, size_t m, double alpha, double *achieved)
{
    struct rank_sums sums = sums_of_u(n, m);
    double all = 0, below = 0, ways;
    size_t i, end = 0;

    for (i = 0; i <= n * m; i++)
        all += sums.ways[i];
    ways = sums.ways[0];
    while (ways / all < alpha / 2) {
        below = ways;
        ways += sums.ways[++end];
    }
    *achieved = 1 - 2 * (end ? below : ways) / all;
    free(sums.ways);
    return end ? end : 1;
}

/* The same for many, without a correction for continuity, which errs to the wide side. */
static size_t approximate_end(size_t n, size_t m, double alpha, double *achieved)
{
    double all = (double)n * (double)m, spread = sqrt(all * (double)(n + m + 1) / 12);
    double end = floor(all / 2 - gsl_cdf_ugaussian_Qinv(alpha / 2) * spread);

    *achieved = 1 - alpha;
    return end < 1 ? 1 : (size_t)end;
}

double rank_shift(const double *a, size_t n, const double *b, size_t m, double confidence,
                  struct rank_interval *interval)
{
    double *differences = memory_new(n * m * sizeof(*differences)), shift, alpha = 1 - confidence;
    size_t i, k, end;

    for (i = 0; i < n; i++)
        for (k = 0; k < m; k++)
            differences[i * m + k] = b[k] - a[i];
    gsl_sort(differences, 1, n * m);
    shift = gsl_stats_median_from_sorted_data(differences, 1, n * m);
    end = rank_is_exact(n, m) ? exact_end(n, m, alpha, &interval->achieved)
                              : approximate_end(n, m, alpha, &interval->achieved);
    interval->low = differences[end - 1];
    interval->high = differences[n * m - end];
    free(differences);
    return shift;
}

bool rank_median(const double *values, size_t count, double confidence,
                 struct rank_interval *interval)
{
    double *sorted = memory_new(count * sizeof(*sorted)), alpha = 1 - confidence;
    unsigned end = 0;

    memcpy(sorted, values, count * sizeof(*sorted));
    gsl_sort(sorted, 1, count);
    while (gsl_cdf_binomial_P(end, 0.5, (unsigned)count) <= alpha / 2)
        end++;
    interval->low = sorted[end ? end - 1 : 0];
    interval->high = sorted[count - (end ? end : 1)];
    interval->achieved = 1 - 2 * gsl_cdf_binomial_P(end ? end - 1 : 0, 0.5, (unsigned)count);
    free(sorted);
    return end > 0;
}
