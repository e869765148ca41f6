/* SPDX-License-Identifier: MIT */
/* See measured_bar.h. */
#include "report/plot/measured_bar.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/model/status.h"
#include "report/prices/measure.h"
#include "report/prices/views.h"
#include "report/text/text.h"
#include "report/text/texts.h"

#define UNSTABLE ", unstable"

void measured_bar(const struct run *run, const struct price *price, enum measure measure,
                  unsigned n, struct bars_bar *bar)
{
    unsigned parts = views_parts(price->of->name);
    struct measured measured;
    size_t i;

    measure_take(run, price, measure, n, &measured);
    if (measured.have) {
        *bar = (struct bars_bar){.have = true,
                                 .value = measured.price / parts,
                                 .low = measured.price / parts,
                                 .high = measured.price / parts};
        for (i = 0; i < measured.count; i++) {
            bar->low = fmin(bar->low, measured.boots[i] / parts);
            bar->high = fmax(bar->high, measured.boots[i] / parts);
        }
        bar->spread = bar->low < bar->high;
        if (price->verdict.status == STATUS_UNSTABLE)
            strcpy(bar->more, UNSTABLE);
    }
    measure_free(&measured);
}

char *measured_label(const char *name)
{
    unsigned parts = views_parts(name);
    char *text;

    if (parts > 1 && asprintf(&text, "%s, by the page", name) >= 0)
        return text;
    return text_copy(name);
}

void measured_notes(struct bars *bars)
{
    bool spread = false, unstable = false;
    size_t row, kind;

    for (row = 0; row < bars->row_count; row++)
        for (kind = 0; kind < bars->kind_count; kind++) {
            const struct bars_bar *bar = &bars->rows[row].at[kind];

            spread = spread || (bar->have && bar->spread);
            unstable = unstable || (bar->have && strstr(bar->more, UNSTABLE));
        }
    if (spread)
        texts_add(&bars->notes, "Whiskers: the lowest and the highest boot; the bar is the median "
                                "of the boots.");
    if (unstable)
        texts_add(&bars->notes, "unstable: a series of the case has no clear mode.");
}
