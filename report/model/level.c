/* SPDX-License-Identifier: MIT */
/* The level of a series: see level.h. */
#include "report/model/level.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/record/record.h"

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

const char *rep_word(enum rep rep)
{
    return rep == REP_ONCE ? "once" : "each";
}

bool series_level_by(enum unit unit, enum rep rep, const struct series *series, double *level)
{
    double mode;

    if (rep == REP_EACH)
        return series_level(unit, series, level);
    if (unit != UNIT_INSNS || !series->has_once || !series_level(unit, series, &mode) ||
        (double)series->once > mode)
        return false;
    *level = (double)series->once;
    return true;
}

static bool case_counts_once(const struct run_case *c)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++)
            if (c->paths[path].at[i].has_once)
                return true;
    return false;
}

bool run_counts_once(const struct run *run)
{
    size_t i;

    if (run_unit(run) != UNIT_INSNS)
        return false;
    for (i = 0; i < run->case_count; i++)
        if (case_counts_once(&run->cases[i]))
            return true;
    return false;
}
