/* SPDX-License-Identifier: MIT */
/* The plan of a boot: see plan.h. */
#include "report/model/plan.h"

#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"

unsigned largest_batch(const struct run *run, unsigned boot)
{
    const char *list =
        boot <= run->boot_count ? facts_get(&run_boot(run, boot)->plan, "batches") : NULL;
    const char *last = list ? strrchr(list, ',') : NULL;

    return list ? (unsigned)strtoul(last ? last + 1 : list, NULL, 10) : 0;
}

bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series)
{
    return case_has_flag(c->name, CASE_LARGE) && series->n > largest_batch(run, series->boot);
}
