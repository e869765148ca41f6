/* SPDX-License-Identifier: MIT */
/* The cases that are not the same, and why, for text and Markdown alike: see gate.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/reasons.h"
#include "report/prices/measure.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

#define COLUMNS 8

/* "once" stands before the floor, and only where it says something. */
#define ONCE 6

static void put_row(struct table *table, const struct judgement *judgement,
                    const struct judged *judged, bool once)
{
    const struct judged_measure *measure = judged_leading(judged);
    char change[64] = "-", by[32] = "";

    if (measure)
        judged_by_text(judgement, judged, judged_which(judged, measure), by, sizeof(by));

    table_cell(table, "%s%s", finding_word(judged->finding), judged->excused ? " (excused)" : "");
    table_cell(table, "%s", judged->name);
    table_cell(table, "%s", by);
    table_number(table, measure && measure->base.have, measure ? measure->base.price : 0);
    table_number(table, measure && measure->new.have, measure ? measure->new.price : 0);
    if (measure)
        gate_change_text(measure, change, sizeof(change));
    table_cell(table, "%s", change);
    if (measure)
        gate_once_text(measure, change, sizeof(change));
    if (once)
        table_cell(table, "%s", change);
    table_number(table, measure, measure ? judged_floor(measure) : 0);
}

static int by_share(const void *one, const void *other)
{
    const struct judged *const *a = one, *const *b = other;
    const struct judged_measure *x = judged_leading(*a), *y = judged_leading(*b);
    double of_a = x ? fabs(judged_share(x)) : 0, of_b = y ? fabs(judged_share(y)) : 0;

    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    return strcmp((*a)->name, (*b)->name);
}

const struct judged **gate_rows(const struct gate *gate, enum finding finding, size_t *count)
{
    const struct judgement *judgement = gate->judgement;
    const struct judged **rows = memory_new((judgement->count + 1) * sizeof(struct judged *));
    size_t i;

    *count = 0;
    for (i = 0; i < judgement->count; i++)
        if (judgement->at[i].judged && judgement->at[i].finding == finding)
            rows[(*count)++] = &judgement->at[i];
    if (*count)
        qsort(rows, *count, sizeof(struct judged *), by_share);
    return rows;
}

/* Rows of one finding; returns how many are left out. */
static size_t put_rows(const struct gate *gate, enum finding finding, size_t most, bool once,
                       struct table *table)
{
    size_t i, count;
    const struct judged **rows = gate_rows(gate, finding, &count);

    for (i = 0; i < count && i < most; i++)
        put_row(table, gate->judgement, rows[i], once);
    free(rows);
    return count > most ? count - most : 0;
}

bool gate_has_once(const struct gate *gate)
{
    double more;
    size_t i;

    for (i = 0; i < gate->judgement->count; i++) {
        const struct judged *judged = &gate->judgement->at[i];
        const struct judged_measure *measure =
            judged->judged && judged->finding != FINDING_SAME ? judged_leading(judged) : NULL;

        if (measure && judged_iterations(measure, &more))
            return true;
    }
    return false;
}

void gate_once_legend(const struct gate *gate, char *out, size_t size)
{
    snprintf(
        out, size,
        "base, new and change: with each iteration of a REP instruction; once: the change with "
        "the instruction counted once%s.",
        judge_rep(gate->judgement) == REP_ONCE ? ", which decides" : "");
}

size_t gate_table(const struct gate *gate, size_t most, struct table *table)
{
    static const char *const heads[COLUMNS] = {"verdict", "case",   "by",   "base",
                                               "new",     "change", "once", "floor"};
    static const char *const fewer[COLUMNS - 1] = {"verdict", "case",   "by",   "base",
                                                   "new",     "change", "floor"};
    static const enum finding order[] = {FINDING_SLOWER, FINDING_INCONCLUSIVE, FINDING_INCOMPARABLE,
                                         FINDING_FASTER};
    /* The floor is with --explain, and the base follows from the change: that stays. */
    static const size_t leave[] = {ONCE, 3}, leave_once[] = {ONCE + 1, 3, 4};
    bool once = gate_has_once(gate);
    size_t i, left = 0;

    table_start(table, once ? heads : fewer, once ? COLUMNS : COLUMNS - 1, 3);
    table_leave(table, once ? leave_once : leave, once ? 3 : 2);
    for (i = 0; i < sizeof(order) / sizeof(*order); i++)
        left += put_rows(gate, order[i], most, once, table);
    return left;
}

bool gate_table_empty(const struct table *table)
{
    return table->count == table->columns;
}

static void say_within(const struct judged *judged, struct texts *reasons)
{
    const struct judged_measure *measure = judged_leading(judged);
    char change[240];

    gate_change_words(measure, change, sizeof(change));
    texts_say(reasons, "%s: one %s moved by %s, within %.1f", judged->name,
              measure_word(judged_which(judged, measure)), change, judged_floor(measure));
}

void gate_reasons(const struct gate *gate, struct texts *reasons)
{
    const struct judgement *judgement = gate->judgement;
    size_t i;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];

        if (!judged->judged)
            continue;
        if (judged_within(judged))
            say_within(judged, reasons);
        else if (judged->excused)
            texts_say(reasons, "%s: %s%sexcused %s", judged->name, judged->why,
                      *judged->why ? "; " : "", judged->excused);
    }
    gate_pool_reasons(gate, reasons);
    judge_other_figures(judgement, "", reasons);
    judge_reasons(judgement, "", reasons);
}
