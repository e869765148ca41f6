/* SPDX-License-Identifier: MIT */
/* See sparks.h. */
#include "report/show/sparks.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "report/format/table.h"
#include "report/prices/curve.h"
#include "report/prices/single.h"
#include "report/record/record.h"

/* Steps of a distribution, and bars of a curve at the most. */
#define STEPS     16
#define BARS_MOST (SPARKS_ROOM - 1)

static char bar(double part, double most)
{
    double height = most > 0 ? round(part / most * (TABLE_BARS - 1)) : 0;

    return (char)('0' + (height > 0 ? (int)height : 0));
}

/* By the entry; a hostile log may have a batch of none. */
static double cost_of(const struct curve_point *point)
{
    return point->n ? point->cost / point->n : 0;
}

void sparks_curve(const struct price *price, char *out, size_t size)
{
    const struct curve *filled = &price->curves[PATH_MULTI][1];
    const struct curve *curve = filled->count ? filled : &price->curves[PATH_MULTI][0];
    double most = 0;
    size_t i, len = 0;

    for (i = 0; i < curve->count; i++)
        most = fmax(most, cost_of(&curve->at[i]));
    for (i = 0; i < curve->count && len + 1 < size && len < BARS_MOST; i++)
        out[len++] = bar(cost_of(&curve->at[i]), most);
    out[len] = '\0';
    if (!len)
        snprintf(out, size, "-");
}

void sparks_samples(const struct run *run, const struct price *price, char *out, size_t size)
{
    uint64_t steps[STEPS], most = 0;
    size_t i;

    if (!price->have_single || !price_histogram(run, price, steps, STEPS)) {
        snprintf(out, size, "-");
        return;
    }
    for (i = 0; i < STEPS; i++)
        most = steps[i] > most ? steps[i] : most;
    for (i = 0; i < STEPS && i + 1 < size; i++)
        out[i] = steps[i] ? bar((double)steps[i], (double)most) : ' ';
    out[i] = '\0';
}
