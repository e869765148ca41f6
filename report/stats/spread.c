/* SPDX-License-Identifier: MIT */
/* See spread.h. */
#include "report/stats/spread.h"

#include <math.h>

#include "report/stats/hodges_lehmann.h"

struct boots_spread spread_of_boots(const double *boots, size_t count)
{
    struct rank_interval interval;

    rank_median(boots, count, SPREAD_CONFIDENCE, &interval);
    return (struct boots_spread){count, interval.low, interval.high, interval.achieved};
}

struct boots_spread spread_by(const struct boots_spread *spread, double divisor)
{
    return (struct boots_spread){spread->boots, spread->low / divisor, spread->high / divisor,
                                 spread->confidence};
}

bool spread_known(const struct boots_spread *spread)
{
    return spread->boots > 1;
}

bool spread_sure(const struct boots_spread *spread)
{
    return spread_known(spread) && spread->confidence >= SPREAD_CONFIDENCE;
}

double spread_reach(const struct boots_spread *spread, double number)
{
    return fmax(spread->high - number, number - spread->low);
}
