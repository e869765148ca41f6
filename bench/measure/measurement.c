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

bool measurement_steady(const struct measurement *m, const struct options *options)
{
    unsigned near = 0, i;
    uint64_t mode;

    if (options->shift == NO_SHIFT || !m->bucket_count)
        return true;
    mode = histogram_mode(m->buckets, m->bucket_count)->value;
    for (i = 0; i < m->bucket_count; i++)
        if (mode_is_near(m->buckets[i].value, mode))
            near += m->buckets[i].count;
    return mode_is_clear(near, m->samples);
}
