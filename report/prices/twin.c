/* SPDX-License-Identifier: MIT */
/* The twin of a series: see twin.h. */
#include "report/prices/twin.h"

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/record/record.h"

const char *twin_name(const char *name, enum path path)
{
    return path == PATH_TRAP || case_has_flag(name, CASE_OWN) ? CASE_BARE : CASE_TWIN;
}

unsigned twin_calls(enum path path, unsigned n)
{
    return path_is_alone(path) ? n : 1;
}

const struct series *find_twin(const struct run *run, const struct run_case *c,
                               const struct series *series, enum path path)
{
    const struct run_case *twin = run_find_case(run, twin_name(c->name, path));

    return twin ? find_series(twin, series->boot, PATH_SINGLE, false, twin_calls(path, series->n))
                : NULL;
}

bool series_cost(const struct run *run, const struct run_case *c, const struct series *s,
                 enum path path, enum rep rep, double *cost)
{
    enum unit unit = run_unit(run);
    const struct series *twin;
    double level;

    if (boot_unit(run_boot(run, s->boot)) != unit || !series_level_by(unit, rep, s, cost))
        return false;
    twin = find_twin(run, c, s, path);
    if (!twin || !series_level_by(unit, rep, twin, &level))
        return false;
    *cost -= level;
    return true;
}
