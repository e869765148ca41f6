/* SPDX-License-Identifier: MIT */
/* The U test and Holm's adjustment: see rank.h. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/rank.h"
#include "report/rank_count.h"

/* Both samples, ranked together. */
struct ranked {
    unsigned *doubled; /* twice the midrank of each value, those of a first: whole numbers */
    size_t n, m;
    double sum;  /* of a's, doubled */
    double ties; /* the sum of t^3 - t over groups of t equal values */
};

static void rank(const double *a, size_t n, const double *b, size_t m, struct ranked *ranked)
{
    size_t all = n + m, i, k, end;
    double *values = memory_new(all * sizeof(*values));
    size_t *order = memory_new(all * sizeof(*order));

    memcpy(values, a, n * sizeof(*a));
    memcpy(values + n, b, m * sizeof(*b));
    gsl_sort_index(order, values, 1, all);
    *ranked = (struct ranked){.n = n, .m = m};
    ranked->doubled = memory_new(all * sizeof(*ranked->doubled));
    for (i = 0; i < all; i = end) {
        for (end = i + 1; end < all && values[order[end]] == values[order[i]]; end++)
            ;
        for (k = i; k < end; k++)
            ranked->doubled[order[k]] = (unsigned)(i + 1 + end);
        ranked->ties += pow((double)(end - i), 3) - (double)(end - i);
    }
    for (i = 0; i < n; i++)
        ranked->sum += ranked->doubled[i];
    free(values);
    free(order);
}

static double exact_p(const struct ranked *ranked)
{
    size_t most, at = (size_t)ranked->sum, i;
    double *ways = rank_count_sums(ranked->doubled, ranked->n + ranked->m, ranked->n, &most);
    double below = 0, above = 0, all = 0;

    for (i = 0; i <= most; i++) {
        all += ways[i];
        below += i <= at ? ways[i] : 0;
        above += i >= at ? ways[i] : 0;
    }
    free(ways);
    return fmin(1, 2 * fmin(below, above) / all);
}

static double approximate_p(const struct ranked *ranked)
{
    double n = (double)ranked->n, m = (double)ranked->m, all = n + m;
    double u = ranked->sum / 2 - n * (n + 1) / 2;
    double variance = n * m / 12 * (all + 1 - ranked->ties / (all * (all - 1)));
    double off = fmax(0, fabs(u - n * m / 2) - 0.5);

    return variance > 0 ? fmin(1, 2 * gsl_cdf_ugaussian_Q(off / sqrt(variance))) : 1;
}

double rank_test(const double *a, size_t n, const double *b, size_t m)
{
    struct ranked ranked;
    double p;

    rank(a, n, b, m, &ranked);
    p = n + m <= RANK_EXACT_MAX ? exact_p(&ranked) : approximate_p(&ranked);
    free(ranked.doubled);
    return p;
}

double rank_least_p(size_t n, size_t m)
{
    return fmin(1, 2 * exp(-gsl_sf_lnchoose((unsigned)(n + m), (unsigned)n)));
}

size_t rank_needed(double alpha)
{
    size_t n = 1;

    while (rank_least_p(n, n) > alpha)
        n++;
    return n;
}

void rank_holm(double *p, size_t count)
{
    size_t *order = memory_new((count + 1) * sizeof(*order)), i;
    double least = 0;

    gsl_sort_index(order, p, 1, count);
    for (i = 0; i < count; i++) {
        least = fmax(least, fmin(1, (double)(count - i) * p[order[i]]));
        p[order[i]] = least;
    }
    free(order);
}
