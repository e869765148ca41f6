/* SPDX-License-Identifier: MIT */
#include "bench/measure/warmup.h"

#include "bench/measure/histogram.h"

#define AGREE_PARTS 50

void warmup_add(struct warmup *warmup, uint64_t value)
{
    warmup->group[warmup->count++ % WARMUP_GROUP] = value;
    if (warmup->count % WARMUP_GROUP)
        return;
    samples_sort(warmup->group, WARMUP_GROUP);
    warmup->median[0] = warmup->median[1];
    warmup->median[1] = warmup->group[WARMUP_GROUP / 2];
}

static bool medians_agree(const struct warmup *warmup, uint64_t quantum)
{
    uint64_t a = warmup->median[0], b = warmup->median[1], off = a < b ? b - a : a - b;

    return off <= 2 * quantum || off * AGREE_PARTS <= b;
}

bool warmup_done(const struct warmup *warmup, unsigned least, uint64_t quantum)
{
    if (warmup->count % WARMUP_GROUP || warmup->count < WARMUP_LEAST || warmup->count < least)
        return false;
    return medians_agree(warmup, quantum) || warmup->count >= warmup_most(least);
}
