/* SPDX-License-Identifier: MIT */
/* A series over the boots: see boots.h. */
#include "report/format/notes.h"
#include "report/prices/boots.h"

#include <stdlib.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/stats/line.h"
#include "report/stats/spread.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

static void note_difference(const struct run *run, const struct run_case *c, enum path path,
                            bool fill, unsigned n, double low, double high, struct notes *notes)
{
    if (run_unit(run) == UNIT_INSNS && low != high)
        note_say(notes, NOTE_BOOTS, c->name,
                 "%s n=%u%s: boots differ, from %.0f to %.0f; the median is shown", path_name(path),
                 n, fill ? " fill" : "", low, high);
}

size_t price_boots_most(const struct run_case *c, enum path path, bool fill, unsigned n)
{
    const struct series *s;
    size_t count = 0;

    for (s = case_first_alike(c, path, fill, n); s; s = case_next_alike(c, path, s))
        count++;
    return count;
}

size_t price_boots(const struct run *run, const struct run_case *c, enum path path, bool fill,
                   unsigned n, enum rep rep, double *costs)
{
    const struct series *s;
    size_t count = 0;

    for (s = case_first_alike(c, path, fill, n); s; s = case_next_alike(c, path, s)) {
        if (!series_cost(run, c, s, path, REP_EACH, &costs[count]))
            continue;
        if (rep == REP_ONCE && !series_cost(run, c, s, path, REP_ONCE, &costs[count]))
            return 0;
        count++;
    }
    return count;
}

static bool take(const struct run *run, const struct run_case *c, enum path path, bool fill,
                 unsigned n, enum rep rep, double *cost, struct boots_spread *spread,
                 struct notes *notes)
{
    double *costs = memory_new((price_boots_most(c, path, fill, n) + 1) * sizeof(*costs));
    size_t count = price_boots(run, c, path, fill, n, rep, costs);

    if (count) {
        if (spread && run_unit(run) == UNIT_CYCLES)
            *spread = spread_of_boots(costs, count);
        *cost = stats_median(costs, count);
        note_difference(run, c, path, fill, n, costs[0], costs[count - 1], notes);
    }
    free(costs);
    return count > 0;
}

bool price_series(const struct run *run, const struct run_case *c, enum path path, bool fill,
                  unsigned n, enum rep rep, double *cost, struct notes *notes)
{
    return take(run, c, path, fill, n, rep, cost, NULL, notes);
}

bool price_and_spread(const struct run *run, const struct run_case *c, enum path path, bool fill,
                      unsigned n, double *cost, struct boots_spread *spread, struct notes *notes)
{
    return take(run, c, path, fill, n, REP_EACH, cost, spread, notes);
}
