/* SPDX-License-Identifier: MIT */
/* The functions that changes lie in: see gate.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/level.h"
#include "report/prices/measure.h"
#include "report/profile/judged.h"
#include "report/profile/moves.h"
#include "report/text/texts.h"

/* Of a case, in a line. */
#define FUNCTIONS_MOST 3

void gate_functions(const struct gate *gate, size_t most, struct texts *lines)
{
    static const enum finding order[] = {FINDING_SLOWER, FINDING_FASTER};
    char text[400];
    size_t i, k, count;

    for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
        const struct judged **rows = gate_rows(gate, order[i], &count);

        for (k = 0; k < count && k < most; k++) {
            judged_functions_text(rows[k], FUNCTIONS_MOST, text, sizeof(text));
            if (*text)
                texts_say(lines, "%s: %s", rows[k]->name, text);
        }
        free(rows);
    }
}

/* ---- all of one case ---- */

#define COLUMNS 7

/* Counts of a whole region, so that the rows add up as they are printed. */
struct region {
    const struct judged *judged;
    const struct judged_measure *measure;
    const char *unit; /* "entry" */
};

static void put_count(struct table *table, const struct region *region, double each, bool change)
{
    long long count = llround(each * region->measure->base.n);

    table_cell(table, change && count ? "%+lld" : "%lld", count);
}

/* The figure that decides. */
static bool is_once(const struct region *region)
{
    return region->measure->rep == REP_ONCE;
}

/* The same of one call. */
static void put_each(struct table *table, const struct region *region,
                     const struct judged_function *f)
{
    char each[32];

    if (region->measure->base.n == 1)
        return;
    moves_each_text(is_once(region) ? f->once : f->change, each, sizeof(each));
    table_cell(table, "%s", each);
}

static void put_row(struct table *table, const struct region *region,
                    const struct judged_function *f)
{
    table_cell(table, "%s", f->name);
    table_cell(table, "%s", f->xen ? "xen" : "guest");
    put_count(table, region, f->base, false);
    put_count(table, region, f->new, false);
    put_count(table, region, f->change, true);
    put_count(table, region, f->once, true);
    put_each(table, region, f);
}

static void put_sum(struct table *table, const struct region *region)
{
    struct judged_function sum = {.change = 0};
    size_t i;

    for (i = 0; i < region->judged->function_count; i++) {
        sum.change += region->judged->functions[i].change;
        sum.once += region->judged->functions[i].once;
    }
    table_cell(table, "sum");
    for (i = 1; i < 4; i++)
        table_cell(table, "%s", "");
    put_count(table, region, sum.change, true);
    put_count(table, region, sum.once, true);
    put_each(table, region, &sum);
}

/* The column that the figure of one call is of. */
static const char *each_word(const struct region *region)
{
    return is_once(region) ? "once" : "change";
}

static void put_head(const struct region *region, FILE *out)
{
    unsigned n = region->measure->base.n;
    char text[320], behind[96] = "";

    if (n > 1)
        snprintf(behind, sizeof(behind), "; %s per %s: of one, by the figure that decides",
                 each_word(region), region->unit);
    snprintf(text, sizeof(text),
             "by function, of a region of n=%u: change with each iteration of REP; once: with each "
             "REP instruction counted once%s",
             n, behind);
    fputs("  ", out);
    show_text(out, text, 4);
}

static void put_table(const struct region *region, FILE *out)
{
    char each[32];
    const char *const heads[COLUMNS] = {"function", "in", "base", "new", "change", "once", each};
    struct table table;
    size_t i;

    snprintf(each, sizeof(each), "%s per %s", each_word(region), region->unit);
    table_start(&table, heads, region->measure->base.n > 1 ? COLUMNS : COLUMNS - 1, 2);
    for (i = 0; i < region->judged->function_count; i++)
        put_row(&table, region, &region->judged->functions[i]);
    put_sum(&table, region);
    table_finish(&table, out);
}

/* Why they are not known of a case that they would be known of. */
static void put_why(const struct gate *gate, const struct judged *judged, FILE *out)
{
    size_t i = gate->notes.count - gate->profile_notes;

    if (judged->finding == FINDING_INCONCLUSIVE || judged->finding == FINDING_INCOMPARABLE)
        return;
    for (; i < gate->notes.count; i++)
        show_line(out, 4, "  %s", gate->notes.at[i]);
}

void gate_explain_functions(const struct gate *gate, const struct judged *judged, FILE *out)
{
    const struct judged_measure *measure = judged->functions ? judged_leading(judged) : NULL;
    struct region region;

    if (!measure) {
        put_why(gate, judged, out);
        return;
    }
    if (!judged->function_count) {
        fputs("  by function: none of them moved\n", out);
        return;
    }
    region = (struct region){judged, measure, measure_word(judged_which(judged, measure))};
    put_head(&region, out);
    put_table(&region, out);
}
