/* SPDX-License-Identifier: MIT */
#include "bench/measure/histogram.h"

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

void samples_sort(uint64_t *samples, unsigned n)
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

unsigned histogram_fill(const uint64_t *sorted, unsigned n, struct bucket *buckets)
{
    unsigned used = 0, i;

    for (i = 0; i < n; i++) {
        if (used && buckets[used - 1].value == sorted[i])
            buckets[used - 1].count++;
        else
            buckets[used++] = (struct bucket){sorted[i], 1};
    }
    return used;
}

const struct bucket *histogram_mode(const struct bucket *buckets, unsigned n)
{
    const struct bucket *best = buckets;
    unsigned i;

    for (i = 1; i < n; i++)
        if (buckets[i].count > best->count)
            best = &buckets[i];
    return best;
}

uint64_t histogram_rank(const struct bucket *buckets, unsigned n, uint64_t k)
{
    unsigned i = 0;

    while (i + 1 < n && k >= buckets[i].count)
        k -= buckets[i++].count;
    return buckets[i].value;
}
