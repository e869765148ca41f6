/* SPDX-License-Identifier: MIT */
/*
 * See rank_sums.h: one number after another is taken or left.  It is the recurrence of Mann and
 * Whitney (1947) with the numbers themselves in place of 1 .. N, so that it has ties too
 * (Streitberg and Roehmel 1986, the shift algorithm).  A row is what can be reached by taking so
 * many; it starts at the sum of that many of the smallest, below which there is nothing.
 */
#include "report/stats/rank_sums.h"

#include <stdlib.h>

#include "report/system/memory.h"

struct rows {
    double **at;   /* at[taken][sum - the least for so many] */
    size_t *width; /* of each, so far; 0: not reached */
};

static size_t sum_of(const unsigned *numbers, size_t count)
{
    size_t sum = 0, i;

    for (i = 0; i < count; i++)
        sum += numbers[i];
    return sum;
}

static struct rows rows_new(const unsigned *numbers, size_t count, size_t take)
{
    struct rows rows = {memory_new((take + 1) * sizeof(double *)),
                        memory_new((take + 1) * sizeof(size_t))};
    size_t k;

    for (k = 0; k <= take; k++)
        rows.at[k] =
            memory_new((sum_of(numbers + count - k, k) - sum_of(numbers, k) + 1) * sizeof(double));
    rows.at[0][0] = 1;
    rows.width[0] = 1;
    return rows;
}

/* What took one less, and takes this number, which lies 'above' the k-th smallest, besides. */
static void add_row(const struct rows *rows, size_t k, size_t above)
{
    const double *from = rows->at[k - 1];
    double *to = rows->at[k] + above;
    size_t width = rows->width[k - 1], i;

    for (i = 0; i < width; i++)
        to[i] += from[i];
    rows->width[k] = above + width; /* the numbers ascend, so this reaches furthest */
}

struct rank_sums rank_count_sums(const unsigned *numbers, size_t count, size_t take)
{
    struct rank_sums sums = {.least = sum_of(numbers, take),
                             .most = sum_of(numbers + count - take, take)};
    struct rows rows = rows_new(numbers, count, take);
    size_t i, k;

    /* Rows from which the numbers left do not lead to 'take' are of no use. */
    for (i = 0; i < count; i++)
        for (k = i < take ? i + 1 : take; k > 0 && k + count > take + i; k--)
            add_row(&rows, k, numbers[i] - numbers[k - 1]);
    sums.ways = rows.at[take];
    for (k = 0; k < take; k++)
        free(rows.at[k]);
    free(rows.at);
    free(rows.width);
    return sums;
}

struct rank_sums rank_count_u(size_t n, size_t m)
{
    unsigned *ranks = memory_new((n + m) * sizeof(*ranks));
    struct rank_sums sums;
    size_t i;

    for (i = 0; i < n + m; i++)
        ranks[i] = (unsigned)i + 1;
    sums = rank_count_sums(ranks, n + m, n);
    free(ranks);
    return sums;
}
