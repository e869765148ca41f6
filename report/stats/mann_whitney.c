/* SPDX-License-Identifier: MIT */
/* The Mann-Whitney U test: see mann_whitney.h. */
#include "report/stats/mann_whitney.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats/rank_sums.h"
#include "report/system/memory.h"

/* Both samples, ranked together. */
struct ranked {
    unsigned *doubled; /* twice the midrank of each value, ascending: whole numbers */
    size_t n, m;
    size_t sum;  /* of those of a */
    double ties; /* the sum of t^3 - t over groups of t equal values */
};

/* The t values from 'first' on in that order are equal: they share the mean of their ranks. */
static void rank_group(struct ranked *ranked, const size_t *order, size_t first, size_t t)
{
    size_t i;

    for (i = first; i < first + t; i++) {
        ranked->doubled[i] = (unsigned)(2 * first + t + 1);
        ranked->sum += order[i] < ranked->n ? ranked->doubled[i] : 0;
    }
    ranked->ties += pow((double)t, 3) - (double)t;
}

static struct ranked rank(const double *a, size_t n, const double *b, size_t m)
{
    struct ranked ranked = {.n = n, .m = m};
    size_t all = n + m, i, end;
    double *values = memory_new(all * sizeof(*values));
    size_t *order = memory_new(all * sizeof(*order));

    memcpy(values, a, n * sizeof(*a));
    memcpy(values + n, b, m * sizeof(*b));
    gsl_sort_index(order, values, 1, all);
    ranked.doubled = memory_new(all * sizeof(*ranked.doubled));
    for (i = 0; i < all; i = end) {
        for (end = i + 1; end < all && values[order[end]] == values[order[i]]; end++)
            ;
        rank_group(&ranked, order, i, end - i);
    }
    free(values);
    free(order);
    return ranked;
}

/* Sums of whole numbers in doubles are exact here, so that equal tails give equal p. */
static double exact_p(const struct ranked *ranked)
{
    struct rank_sums sums = rank_count_sums(ranked->doubled, ranked->n + ranked->m, ranked->n);
    double below = 0, above = 0, all = 0;
    size_t sum;

    for (sum = sums.least; sum <= sums.most; sum++) {
        double ways = sums.ways[sum - sums.least];

        all += ways;
        below += sum <= ranked->sum ? ways : 0;
        above += sum >= ranked->sum ? ways : 0;
    }
    free(sums.ways);
    return fmin(1, 2 * fmin(below, above) / all);
}

/* Of a U that lies so far off its mean. */
static double approximate_p(double n, double m, double ties, double off)
{
    double all = n + m, variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));

    off = fmax(0, off - 0.5);
    return variance > 0 ? fmin(1, 2 * gsl_cdf_ugaussian_Q(off / sqrt(variance))) : 1;
}

double rank_test(const double *a, size_t n, const double *b, size_t m)
{
    struct ranked ranked = n <= m ? rank(a, n, b, m) : rank(b, m, a, n);
    double small = (double)ranked.n, large = (double)ranked.m, p;
    double u = (double)ranked.sum / 2 - small * (small + 1) / 2;

    p = rank_is_exact(n, m) ? exact_p(&ranked)
                            : approximate_p(small, large, ranked.ties, fabs(u - small * large / 2));
    free(ranked.doubled);
    return p;
}

bool rank_is_exact(size_t n, size_t m)
{
    return n <= RANK_EXACT_PAIRS / m;
}

/* Ties within a side make the approximation's variance smaller, but nobody can count on them. */
double rank_least_p(size_t n, size_t m)
{
    if (!n || !m)
        return 1;
    if (!rank_is_exact(n, m))
        return approximate_p((double)n, (double)m, 0, (double)n * (double)m / 2);
    return fmin(1, 2 / gsl_sf_choose((unsigned)(n + m), (unsigned)(n < m ? n : m)));
}

size_t rank_needed(size_t n, size_t m, double alpha)
{
    size_t least = 1;

    while (rank_least_p(n > least ? n : least, m > least ? m : least) > alpha)
        least++;
    return least;
}
