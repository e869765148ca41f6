/* SPDX-License-Identifier: MIT */
#include "bench/measure/measurement.h"

#define STEADY_SHARE(n) ((n) - (n) / 10)

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
    return options->shift == NO_SHIFT || !m->bucket_count ||
           histogram_mode(m->buckets, m->bucket_count)->count >= STEADY_SHARE(m->samples);
}
