/* SPDX-License-Identifier: MIT */
/* A price in words: see price.h. */
#include "report/prices/price.h"

#include <stdio.h>

#include "report/prices/curve.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

const double quantile_at[QUANTILES] = {0, 0.25, 0.5, 0.75, 0.95, 1};

void price_even_text(const struct price *price, char *out, size_t size)
{
    const struct curve *fill = &price->curves[PATH_MULTI][1];

    if (price->have_break_even)
        snprintf(out, size, "%u", price->break_even);
    else
        snprintf(out, size, "%s", fill->fitted ? "none" : "-");
}

const char price_spread_legend[] = PRICE_SPREAD
    ": how far from the number before it the 95 % interval of the median of the boots reaches; in "
    "brackets, of fewer than six boots, their range.";

/* Of what is less than one, one decimal would say nothing. */
static void reach_text(double reach, char *out, size_t size)
{
    if (reach >= 0.005 && reach < 0.995)
        snprintf(out, size, "%.2f", reach);
    else
        number_text(out, size, reach >= 0.995 ? reach : 0);
}

void price_spread_text(const struct boots_spread *spread, double number, char *out, size_t size)
{
    char reach[32];

    if (!spread_known(spread)) {
        snprintf(out, size, "-");
        return;
    }
    reach_text(spread_reach(spread, number), reach, sizeof(reach));
    snprintf(out, size, spread_sure(spread) ? "%s" : "(%s)", reach);
}

void price_put_spread(struct table *table, const struct boots_spread *spread, double number)
{
    char text[48];

    price_spread_text(spread, number, text, sizeof(text));
    table_cell(table, "%s", text);
}
