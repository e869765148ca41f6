/* SPDX-License-Identifier: MIT */
/* The level of a series: see level.h. */
#include "report/model/level.h"

#include "report/model/series.h"
#include "report/model/unit.h"

bool series_level(enum unit unit, const struct series *series, double *level)
{
    uint64_t mode, held;

    if (!series_whole(series) || series->wrong || unit == UNIT_UNKNOWN)
        return false;
    if (unit == UNIT_CYCLES) {
        *level = series_quantile(series, 0.5);
        return true;
    }
    if (!series_mode(series, &mode, &held))
        return false;
    *level = (double)mode;
    return true;
}

bool series_level_once(enum unit unit, const struct series *series, double *level)
{
    double mode;

    if (unit != UNIT_INSNS || !series->has_once || !series_level(unit, series, &mode) ||
        (double)series->once > mode)
        return false;
    *level = (double)series->once;
    return true;
}
