/* SPDX-License-Identifier: MIT */
/* A price in words: see price.h. */
#include "report/prices/price.h"

#include <stdio.h>

#include "report/prices/curve.h"
#include "report/record/record.h"

const double quantile_at[QUANTILES] = {0, 0.25, 0.5, 0.75, 0.95, 1};

void price_even_text(const struct price *price, char *out, size_t size)
{
    const struct curve *fill = &price->curves[PATH_MULTI][1];

    if (price->have_break_even)
        snprintf(out, size, "%u", price->break_even);
    else
        snprintf(out, size, "%s", fill->fitted ? "none" : "-");
}
