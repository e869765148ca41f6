/* SPDX-License-Identifier: MIT */
/* The samples of a series: see series.h. */
#include "report/model/series.h"

#include <stdlib.h>

#include "report/stats/weighted.h"
#include "report/system/memory.h"

void series_add_pair(struct series *series, uint64_t value, uint64_t count)
{
    series->pairs = memory_grow(series->pairs, series->count, sizeof(*series->pairs));
    series->pairs[series->count++] = (struct pair){value, count};
    series->held += count;
}

uint64_t series_samples(const struct series *series)
{
    return series->held;
}

bool series_whole(const struct series *series)
{
    return series->announced && series_samples(series) == series->announced;
}

bool series_mode(const struct series *series, uint64_t *mode, uint64_t *held)
{
    size_t i;

    *held = 0;
    for (i = 0; i < series->count; i++)
        if (series->pairs[i].count > *held) {
            *mode = series->pairs[i].value;
            *held = series->pairs[i].count;
        }
    return *held > 0;
}

uint64_t series_outliers(const struct series *series)
{
    uint64_t mode, held;

    series_mode(series, &mode, &held);
    return series_samples(series) - held;
}

bool series_clear(const struct series *series)
{
    return 10 * series_outliers(series) <= series_samples(series);
}

void series_weigh(const struct series *series, double shift, double divisor, struct weighted *out)
{
    size_t i;

    for (i = 0; i < series->count; i++)
        out[i] = (struct weighted){((double)series->pairs[i].value - shift) / divisor,
                                   series->pairs[i].count};
}

double series_quantile(const struct series *series, double p)
{
    struct weighted *values = memory_new((series->count + 1) * sizeof(*values));
    double quantile;

    series_weigh(series, 0, 1, values);
    stats_weighted_sort(values, series->count);
    quantile = stats_weighted_quantile(values, series->count, p);
    free(values);
    return quantile;
}
