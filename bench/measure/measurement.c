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
