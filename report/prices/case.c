/* SPDX-License-Identifier: MIT */
/* The prices of a case: see case.h. */
#include "report/format/notes.h"
#include "report/prices/case.h"

#include <inttypes.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/text/texts.h"

/*
 * A batch that costs more than the mode was stopped by Xen for work of its own, and gone on with
 * afterwards: that is what a split is in a guest without events of its own.
 */
static void note_splits(const struct run *run, const struct run_case *c, enum path path,
                        struct notes *notes)
{
    size_t i;

    for (i = 0; i < c->paths[path].count; i++) {
        const struct series *s = &c->paths[path].at[i];
        uint64_t outliers = series_outliers(s);

        if (run_unit(run) == UNIT_INSNS && !s->fill && outliers &&
            series_looks_for_splits(run, c, s))
            note_say(notes, NOTE_SPLIT, c->name,
                     "%s n=%u: Xen split %" PRIu64 " of %" PRIu64 " of these", path_name(path),
                     s->n, outliers, series_samples(s));
    }
}

static void count_samples(struct price *price)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < price->of->paths[path].count; i++) {
            const struct series *s = &price->of->paths[path].at[i];

            price->samples += series_samples(s);
            price->outliers += series_outliers(s);
            price->regions += series_samples(s) + s->warmup + 1;
            price->preempted += s->moved;
        }
}

static void find_break_even(struct price *price)
{
    const struct curve *fill = &price->curves[PATH_MULTI][1];

    /* A batch that Xen splits at every entry never earns its keep, whatever the line says. */
    if (!price->have_single || !fill->fitted || (price->info && price->info->flags & CASE_SPLITS))
        return;
    price->have_break_even = curve_break_even(fill, price->single, &price->break_even);
}

void price_case(const struct run *run, const struct run_case *c, struct price *price,
                struct notes *notes)
{
    int path;

    *price = (struct price){.of = c, .info = case_table_find(c->name)};
    price->verdict = case_verdict(run, c);
    count_samples(price);
    if (price->verdict.status >= STATUS_WRONG)
        return;
    price_single(run, price, notes);
    for (path = PATH_MULTI; path <= PATH_ARRAY; path++) {
        curve_take(run, c, (enum path)path, false, &price->curves[path][false], notes);
        curve_take(run, c, (enum path)path, true, &price->curves[path][true], notes);
        note_splits(run, c, (enum path)path, notes);
    }
    find_break_even(price);
}

static enum note_kind kind_of(const struct verdict *verdict)
{
    static const enum note_kind kinds[] = {
        [STATUS_ABSENT] = NOTE_ABSENT,   [STATUS_DENIED] = NOTE_DENIED,
        [STATUS_SKIPPED] = NOTE_SKIPPED, [STATUS_UNSTABLE] = NOTE_UNSTABLE,
        [STATUS_WRONG] = NOTE_WRONG,     [STATUS_FAULTED] = NOTE_FAULTED,
    };

    if (verdict->status < STATUS_WRONG && (verdict->lacking || !verdict->ended))
        return NOTE_PARTIAL;
    return kinds[verdict->status];
}

void note_verdict(struct notes *notes, const char *name, const struct verdict *verdict)
{
    if (verdict->ended && !verdict->lacking && verdict->status == STATUS_OK)
        return;
    note_say(notes, kind_of(verdict), name, "%s%s%s", verdict_name(verdict),
             *verdict->why ? ": " : "", verdict->why);
}
