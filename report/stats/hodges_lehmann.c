/* SPDX-License-Identifier: MIT */
/* The Hodges-Lehmann shift, the median, and their intervals: see hodges_lehmann.h. */
#include "report/stats/hodges_lehmann.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats/mann_whitney.h"
#include "report/stats/nth.h"
#include "report/stats/rank_sums.h"
#include "report/system/memory.h"

/*
 * Which of the sorted differences, from 1, is the lower end: the smallest q for which U lies at or
 * below q by a chance of alpha / 2 or more.  The differences below it have less.  Ties make the
 * true confidence larger, not smaller (Noether 1967).
 */
static size_t exact_end(size_t n, size_t m, double alpha, double *achieved)
{
    struct rank_sums sums = rank_count_u(n < m ? n : m, n < m ? m : n);
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

/* All differences of two sorted samples, which are too many to be written out. */
struct differences {
    double *a, *b;
    size_t n, m;
};

static double *sorted_copy(const double *values, size_t count)
{
    double *sorted = memory_new(count * sizeof(*sorted));

    memcpy(sorted, values, count * sizeof(*sorted));
    gsl_sort(sorted, 1, count);
    return sorted;
}

/*
 * How many differences are no larger.  Those of one value of b fall along a, and where they are so
 * moves up with b: both samples are gone through once.
 */
static uint64_t count_differences(const void *differences, double value)
{
    const struct differences *of = differences;
    uint64_t count = 0;
    size_t i = 0, k;

    for (k = 0; k < of->m; k++) {
        while (i < of->n && of->b[k] - of->a[i] > value)
            i++;
        count += of->n - i;
    }
    return count;
}

/* The difference of that number, from 0, of all of them sorted. */
static double difference_at(const struct differences *of, size_t number)
{
    return stats_nth(number, of->b[0] - of->a[of->n - 1], of->b[of->m - 1] - of->a[0],
                     count_differences, of);
}

double rank_shift(const double *a, size_t n, const double *b, size_t m, double confidence,
                  struct rank_interval *interval)
{
    struct differences of = {sorted_copy(a, n), sorted_copy(b, m), n, m};
    double shift, alpha = 1 - confidence;
    size_t all = n * m, end;

    shift = difference_at(&of, all / 2);
    if (all % 2 == 0)
        shift = (difference_at(&of, all / 2 - 1) + shift) / 2;
    end = rank_is_exact(n, m) ? exact_end(n, m, alpha, &interval->achieved)
                              : approximate_end(n, m, alpha, &interval->achieved);
    interval->low = difference_at(&of, end - 1);
    interval->high = difference_at(&of, all - end);
    free(of.a);
    free(of.b);
    return shift;
}

/*
 * How many of so many values lie below the interval: the smallest number that has more than half of
 * alpha.  The search starts a little below where the normal distribution has it.
 */
static unsigned median_end(size_t count, double alpha)
{
    double half = (double)count / 2, root = sqrt((double)count) / 2;
    double guess = floor(half - gsl_cdf_ugaussian_Qinv(alpha / 2) * root) - 1;
    unsigned end = guess > 0 ? (unsigned)guess : 0;

    while (end > 0 && gsl_cdf_binomial_P(end - 1, 0.5, (unsigned)count) > alpha / 2)
        end--;
    while (gsl_cdf_binomial_P(end, 0.5, (unsigned)count) <= alpha / 2)
        end++;
    return end;
}

bool rank_median(const double *values, size_t count, double confidence,
                 struct rank_interval *interval)
{
    double *sorted = sorted_copy(values, count), alpha = 1 - confidence;
    unsigned end = median_end(count, alpha);

    interval->low = sorted[end ? end - 1 : 0];
    interval->high = sorted[count - (end ? end : 1)];
    interval->achieved = 1 - 2 * gsl_cdf_binomial_P(end ? end - 1 : 0, 0.5, (unsigned)count);
    free(sorted);
    return end > 0;
}
