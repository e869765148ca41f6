/* SPDX-License-Identifier: MIT */
/* The Hodges-Lehmann shift, the median, and their intervals: see rank.h. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/rank.h"
#include "report/rank_count.h"

/* The share of the null distribution of U, without ties, that lies at or below each of 0 .. nm. */
static double *share_of_u(size_t n, size_t m)
{
    unsigned numbers[RANK_EXACT_MAX];
    size_t most, least = n * (n + 1) / 2, i;
    double *ways, *share = memory_new((n * m + 1) * sizeof(*share)), sum = 0;

    for (i = 0; i < n + m; i++)
        numbers[i] = (unsigned)i + 1;
    ways = rank_count_sums(numbers, n + m, n, &most);
    for (i = 0; i <= n * m; i++)
        share[i] = sum += ways[least + i];
    for (i = 0; i <= n * m; i++)
        share[i] /= sum;
    free(ways);
    return share;
}

/*
 * Which of the sorted differences, from 1, is the lower end, and how much confidence that leaves:
 * the smallest q for which U is at or below q with alpha / 2.
 */
static size_t exact_end(size_t n, size_t m, double alpha, double *achieved)
{
    double *share = share_of_u(n, m);
    size_t q = 0;

    while (share[q] < alpha / 2)
        q++;
    q = q ? q : 1;
    *achieved = 1 - 2 * share[q - 1];
    free(share);
    return q;
}

static size_t approximate_end(size_t n, size_t m, double alpha, double *achieved)
{
    double all = (double)n * (double)m, spread = sqrt(all * (double)(n + m + 1) / 12);
    double q = floor(all / 2 - gsl_cdf_ugaussian_Qinv(alpha / 2) * spread);

    *achieved = 1 - alpha;
    return q < 1 ? 1 : (size_t)q;
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
    end = n + m <= RANK_EXACT_MAX ? exact_end(n, m, alpha, &interval->achieved)
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
