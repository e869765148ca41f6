/* SPDX-License-Identifier: MIT */
/* The clock of a run in cycles: see clock.h. */
#include "report/prices/clock.h"

#include <math.h>
#include <stdlib.h>

#include "report/keys/host.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/twin.h"
#include "report/record/controls.h"
#include "report/record/record.h"

#define CYCLES_SLOP (1.0 / CONTROL_EMPTY_PARTS)

/* Values of the null call looked at: as many as the kernel does (bench/measure/control.c). */
#define VALUES_MAX 64

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static size_t take_values(const struct run_case *twin, unsigned boot, uint64_t *values)
{
    size_t at = 0, k, count = 0;
    const struct series *s;

    while (count < VALUES_MAX && (s = case_next_of_boot(twin, PATH_SINGLE, boot, &at)))
        for (k = 0; k < s->count && count < VALUES_MAX; k++)
            values[count++] = s->pairs[k].value;
    return count;
}

/* What the kernel measured by readings that follow each other; infinite where it is no step. */
static double said_quantum(const struct run *run, unsigned boot)
{
    const char *value = facts_get(&run_boot(run, boot)->facts, "clock.quantum");
    char *end;
    double said = value ? strtod(value, &end) : 0;

    return value && !*end && isfinite(said) && said >= 1 ? said : INFINITY;
}

/*
 * The smaller of what the kernel says and what the samples show: values of two depths lie apart by
 * calls too, and a record that is wrong must not make every difference one of the clock.
 */
double clock_quantum(const struct run *run, unsigned boot)
{
    const struct run_case *twin = run_find_case(run, CASE_TWIN);
    uint64_t values[VALUES_MAX], step = 0;
    size_t i, count = twin ? take_values(twin, boot, values) : 0;

    qsort(values, count, sizeof(*values), by_value);
    for (i = 1; i < count; i++)
        if (values[i] > values[i - 1] && (!step || values[i] - values[i - 1] < step))
            step = values[i] - values[i - 1];
    return step ? fmin((double)step, said_quantum(run, boot)) : 1;
}

double cycles_tolerance(const struct run *run, const struct series *twin)
{
    double tolerance;

    if (!twin)
        return 0;
    tolerance = fmax(2 * clock_quantum(run, twin->boot), CYCLES_SLOP * series_quantile(twin, 0.5));
    if (host_is_emulated(run))
        tolerance = fmax(tolerance, series_quantile(twin, 0.75) - series_quantile(twin, 0.25));
    return tolerance;
}
