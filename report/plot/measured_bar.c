/* SPDX-License-Identifier: MIT */
/* See measured_bar.h. */
#include "report/plot/measured_bar.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/prices/views.h"
#include "report/stats/spread.h"
#include "report/text/text.h"
#include "report/text/texts.h"

/* What stands behind the number of a case that is not to be relied on, and the note on it. */
static const struct {
    const char *mark, *note;
} doubts[] = {
    {", unstable", "unstable: a series of the case has no clear mode."},
    {", partial", "partial: the case fell short of the plan of a boot."},
};

#define DOUBTS (sizeof(doubts) / sizeof(*doubts))

const char *measured_doubt(const struct verdict *verdict)
{
    if (verdict->lacking)
        return doubts[1].mark;
    return verdict->status == STATUS_UNSTABLE ? doubts[0].mark : "";
}

void measured_whisker(const struct boots_spread *spread, struct bars_bar *bar)
{
    if (!spread_known(spread))
        return;
    bar->low = spread->low;
    bar->high = spread->high;
    bar->spread = bar->low < bar->high;
}

void measured_bar(const struct run *run, const struct price *price, enum measure measure,
                  unsigned n, struct bars_bar *bar)
{
    unsigned parts = views_parts(price->of->name);
    struct boots_spread interval;
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
        interval = spread_by(&measured.interval, parts);
        measured_whisker(&interval, bar);
        snprintf(bar->more, sizeof(bar->more), "%s", measured_doubt(&price->verdict));
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

static bool has_spread(const struct bars_bar *bar, const char *unused)
{
    (void)unused;
    return bar->spread;
}

static bool has_mark(const struct bars_bar *bar, const char *mark)
{
    return strstr(bar->more, mark) != NULL;
}

static bool any_bar(const struct bars *bars, bool (*has)(const struct bars_bar *, const char *),
                    const char *mark)
{
    size_t row, kind;

    for (row = 0; row < bars->row_count; row++)
        for (kind = 0; kind < bars->kind_count; kind++)
            if (bars->rows[row].at[kind].have && has(&bars->rows[row].at[kind], mark))
                return true;
    return false;
}

static const char *whisker_note(const struct run *run)
{
    return run_unit(run) == UNIT_CYCLES
               ? "Whiskers: " MEASURED_INTERVAL
               : "Whiskers: the lowest and the highest boot; the bar is the median of the boots.";
}

void measured_notes(const struct run *run, struct bars *bars)
{
    size_t i;

    if (any_bar(bars, has_spread, NULL))
        texts_add(&bars->notes, whisker_note(run));
    for (i = 0; i < DOUBTS; i++)
        if (any_bar(bars, has_mark, doubts[i].mark))
            texts_add(&bars->notes, doubts[i].note);
}
