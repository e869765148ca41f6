/* SPDX-License-Identifier: MIT */
/* Two sides made ready for a test: see clean.h. */
#include "report/sides/clean.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/sides/side.h"
#include "report/sides/trend.h"
#include "report/sides/turns.h"
#include "report/stats/line.h"
#include "report/system/memory.h"

bool clean_has_turns(const struct clean *clean)
{
    return clean->sides[SIDE_BASE].turns && clean->sides[SIDE_NEW].turns;
}

double clean_level(const struct clean *clean, bool are_logs)
{
    const struct side_values *base = &clean->sides[SIDE_BASE];
    double *sorted, level;

    if (are_logs || !base->count)
        return 1;
    sorted = memory_new(base->count * sizeof(*sorted));
    memcpy(sorted, base->values, base->count * sizeof(*sorted));
    level = fabs(stats_median(sorted, base->count));
    free(sorted);
    return level > 0 ? level : 1;
}

void clean_turns(struct clean *clean, bool known, double level, bool are_logs)
{
    struct turns_drift drift;
    size_t k;

    if (!clean_has_turns(clean) || !turns_fit(clean->sides, &drift))
        return;
    clean->drifts = drift.p <= CLEAN_TURNS_LEVEL;
    if (drift.p >= 1 || (!clean->drifts && !known))
        return;
    clean->drift.taken = turns_rise(&drift) / clean_level(clean, are_logs);
    for (k = 0; k < SIDE_COUNT; k++)
        if (!clean->made[k])
            clean->made[k] = memory_new(clean->sides[k].count * sizeof(double));
    turns_take_off(&drift, clean->sides, level, clean->made);
    for (k = 0; k < SIDE_COUNT; k++)
        clean->sides[k].values = clean->made[k];
}

void clean_trend(struct clean *clean, double level, double harmless, bool are_logs)
{
    double of = clean_level(clean, are_logs);

    clean->trend = trend_of(clean->sides, level, harmless);
    clean->drift.base = clean->trend.rises[SIDE_BASE] / of;
    clean->drift.new = clean->trend.rises[SIDE_NEW] / of;
    clean->drift.is_base = fabs(clean->drift.base) >= fabs(clean->drift.new);
}

void clean_free(struct clean *clean)
{
    free(clean->made[SIDE_BASE]);
    free(clean->made[SIDE_NEW]);
}
