/* SPDX-License-Identifier: MIT */
/* The table of what changed, which text and Markdown share: see changes.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/format/table.h"
#include "report/judge/judgement.h"
#include "report/model/level.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* Cases of one family, of a table that does not hold all. */
#define FAMILY_MOST 3

/* Two runs in cycles have room for what the shift may be. */
static bool has_interval(const struct changes *changes)
{
    return changes->count == 1 && run_unit(changes->compare->runs[0].run) == UNIT_CYCLES;
}

bool changes_have_once(const struct changes *changes, size_t run)
{
    double more;
    size_t row;

    for (row = 0; row < changes->row_count; row++) {
        const struct judged_measure *measure = changes_at(changes, row, run);

        if (measure && judged_iterations(measure, &more))
            return true;
    }
    return false;
}

static void start(const struct changes *changes, struct table *table, char (*names)[8])
{
    const char *heads[3 + 3 * COMPARE_RUNS_MAX] = {"case", "by", "A"};
    size_t count = 3, i;

    for (i = 0; i < changes->count; i++) {
        snprintf(names[3 * i], 8, "%c", compare_letter(i + 1));
        snprintf(names[3 * i + 1], 8, "%c-A", compare_letter(i + 1));
        snprintf(names[3 * i + 2], 8, changes->count > 1 ? "%c once" : "once",
                 compare_letter(i + 1));
        heads[count++] = names[3 * i];
        heads[count++] = names[3 * i + 1];
        if (changes_have_once(changes, i))
            heads[count++] = names[3 * i + 2];
    }
    if (has_interval(changes))
        heads[count++] = "interval";
    table_start(table, heads, count, 2);
}

static void put_change(const struct judged_measure *measure, enum rep rep, struct table *table)
{
    double change = measure ? judged_change_by(measure, rep) : 0;
    char number[32];

    if (!measure) {
        table_cell(table, "-");
    } else if (change == 0) {
        table_cell(table, "0");
    } else if (measured_figure(&measure->base, rep).price > 0) {
        table_cell(table, "%+.1f %%", 100 * judged_share_by(measure, rep));
    } else {
        number_text(number, sizeof(number), change);
        table_cell(table, "%s%s", change > 0 ? "+" : "", number);
    }
}

static void put_run(const struct changes *changes, size_t row, size_t run, bool once,
                    struct table *table)
{
    const struct judged_measure *measure = changes_at(changes, row, run);

    table_number(table, measure, measure ? measure->new.price : 0);
    put_change(measure, REP_EACH, table);
    if (once)
        put_change(measure && judged_has_once(measure) ? measure : NULL, REP_ONCE, table);
    if (measure && has_interval(changes))
        table_cell(table, "[%+.1f, %+.1f]", measure->odds.interval.low,
                   measure->odds.interval.high);
}

/* What the first run's price is, by whichever run has it. */
static void put_first(const struct changes *changes, size_t row, struct table *table)
{
    const struct change *change = &changes->rows[row];
    const struct judged_measure *measure = NULL;
    char by[32] = "";
    size_t i;

    for (i = 0; !measure && i < changes->count; i++) {
        measure = changes_at(changes, row, i);
        if (measure)
            judged_by_text(&changes->at[i], judge_find(&changes->at[i], change->name),
                           change->measure, by, sizeof(by));
    }
    table_cell(table, "%s", change->name);
    table_cell(table, "%s", by);
    table_number(table, measure, measure ? measure->base.price : 0);
}

static const void *name_of(const void *rows, size_t item)
{
    return ((const struct change *)rows)[item].name;
}

static const struct index_keys family_keys = {name_of, case_family_hash, case_family_equal};

/* Of each row, whether it is among the first of its family; to be freed. */
static bool *first_of_families(const struct changes *changes)
{
    struct index_groups groups = index_group(&family_keys, changes->rows, changes->row_count);
    bool *first = memory_new(changes->row_count + 1);
    size_t i, k, count;

    for (i = 0; i < changes->row_count; i++)
        for (k = groups.first[i] ? i : INDEX_NONE, count = 0;
             k != INDEX_NONE && count < FAMILY_MOST; k = groups.next[k], count++)
            first[k] = true;
    index_groups_free(&groups);
    return first;
}

/* Where there are more than fit, no family fills the table with its likes. */
size_t changes_table(const struct changes *changes, size_t most, struct table *table)
{
    char names[3 * COMPARE_RUNS_MAX][8];
    bool once[COMPARE_RUNS_MAX], *first = first_of_families(changes);
    size_t row, i, shown = 0;

    start(changes, table, names);
    for (i = 0; i < changes->count; i++)
        once[i] = changes_have_once(changes, i);
    for (row = 0; row < changes->row_count && shown < most; row++) {
        if (changes->row_count > most && !first[row])
            continue;
        put_first(changes, row, table);
        for (i = 0; i < changes->count; i++)
            put_run(changes, row, i, once[i], table);
        shown++;
    }
    free(first);
    return changes->row_count - shown;
}
