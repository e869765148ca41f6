/* SPDX-License-Identifier: MIT */
#include "bench/measure/stat.h"

static void sift(uint64_t *heap, unsigned root, unsigned n)
{
    for (;;) {
        unsigned child = 2 * root + 1;
        uint64_t kept = heap[root];

        if (child >= n)
            return;
        if (child + 1 < n && heap[child + 1] > heap[child])
            child++;
        if (kept >= heap[child])
            return;
        heap[root] = heap[child];
        heap[child] = kept;
        root = child;
    }
}

void stat_sort(uint64_t *samples, unsigned n)
{
    unsigned i;

    for (i = n / 2; i-- > 0;)
        sift(samples, i, n);
    for (i = n; i-- > 1;) {
        uint64_t largest = samples[0];

        samples[0] = samples[i];
        samples[i] = largest;
        sift(samples, 0, i);
    }
}

unsigned stat_pairs(const uint64_t *sorted, unsigned n, struct pair *pairs)
{
    unsigned used = 0, i;

    for (i = 0; i < n; i++) {
        if (used && pairs[used - 1].value == sorted[i])
            pairs[used - 1].count++;
        else
            pairs[used++] = (struct pair){sorted[i], 1};
    }
    return used;
}

const struct pair *stat_mode(const struct pair *pairs, unsigned n)
{
    const struct pair *best = pairs;
    unsigned i;

    for (i = 1; i < n; i++)
        if (pairs[i].count > best->count)
            best = &pairs[i];
    return best;
}

uint64_t stat_rank(const struct pair *pairs, unsigned n, uint64_t k)
{
    unsigned i = 0;

    while (i + 1 < n && k >= pairs[i].count)
        k -= pairs[i++].count;
    return pairs[i].value;
}
