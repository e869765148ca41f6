/* SPDX-License-Identifier: MIT */
#include "bench/measure/measurement.h"

#include "report/record/mode.h"

uint64_t measurement_value(const struct measurement *m, const struct options *options)
{
    if (!m->bucket_count)
        return 0;
    if (options->shift != NO_SHIFT)
        return histogram_mode(m->buckets, m->bucket_count)->value;
    return histogram_rank(m->buckets, m->bucket_count, m->samples / 2);
}

uint64_t measurement_middle(const struct measurement *m)
{
    unsigned low = m->samples / 4, high = m->samples - low, at = 0, i;
    uint64_t sum = 0;

    for (i = 0; i < m->bucket_count; i++) {
        unsigned from = at < low ? low : at, to = at + m->buckets[i].count;

        to = to < high ? to : high;
        if (to > from)
            sum += m->buckets[i].value * (to - from);
        at += m->buckets[i].count;
    }
    return high > low ? sum * 1000 / (high - low) : 0;
}

bool measurement_steady(const struct measurement *m, const struct options *options)
{
    struct mode_count count = {0};
    uint64_t mode;
    unsigned i;

    if (options->shift == NO_SHIFT || !m->bucket_count)
        return true;
    mode = histogram_mode(m->buckets, m->bucket_count)->value;
    for (i = 0; i < m->bucket_count; i++)
        mode_count_add(&count, m->buckets[i].value, m->buckets[i].count, mode);
    return mode_is_clear(&count);
}
