/* SPDX-License-Identifier: MIT */
/* See carried.h. */
#include "report/profile/carried.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/cases/table.h"
#include "report/cases/workload_parts.h"
#include "report/format/fit.h"
#include "report/model/case.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/profile/rows.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* The functions that are named, and the columns that a name has at most and at least. */
#define LARGEST    3u
#define NAME_MOST  60u
#define NAME_LEAST 8u

/* Sums by the numbers of the names. */
struct carrying {
    const struct profile_side *side;
    struct carried_row *rows;
    size_t cases, left_out;
};

static struct carrying *carried_open(const struct profile_side *side)
{
    struct carrying *carrying = memory_new(sizeof(*carrying));

    carrying->side = side;
    carrying->rows = memory_new(side->code.name_count * sizeof(*carrying->rows));
    return carrying;
}

static void carried_close(struct carrying *carrying)
{
    free(carrying->rows);
    free(carrying);
}

/* The series from which the price of a single call is taken, or NULL. */
static const struct paths_series *single_of(const struct profile_side *side,
                                            const struct run_case *c)
{
    struct notes notes = {0};
    struct price price;
    unsigned n;

    price_case(side->run, c, &price, &notes);
    notes_clear(&notes);
    n = measure_batch(&price, MEASURE_CALL);
    return n ? paths_find(side->paths, c->name, case_alone(c), n, false) : NULL;
}

/* The price of the case is with each REP instruction counted once, as the shares are. */
static void add_row(struct carrying *carrying, const struct profile_row *row, double times,
                    int64_t price)
{
    struct carried_row *to = &carrying->rows[row->number];

    to->name = row->name;
    to->insns += times * (double)row->price.all;
    to->once += times * (double)row->price.once;
    to->share += price ? (double)row->price.once / (double)price : 0;
    to->cases += row->price.all || row->price.once;
}

/* The same where it has a null call, too. */
static const struct paths_series *priced_of(const struct carrying *carrying,
                                            const struct run_case *c)
{
    const struct paths_series *series = single_of(carrying->side, c);

    return series && profile_null(carrying->side->paths, series) ? series : NULL;
}

static bool carried_has(const struct carrying *carrying, const struct run_case *c)
{
    return priced_of(carrying, c);
}

static bool carried_add(struct carrying *carrying, const struct run_case *c, double times,
                        char *why, size_t size)
{
    const struct paths_series *series = priced_of(carrying, c);
    struct profile_rows rows;
    size_t i;

    if (!series) {
        carrying->left_out++;
        return true;
    }
    if (!profile_is_of_run(carrying->side, series, why, size) ||
        !profile_rows_take(&rows, &carrying->side->code, series, why, size))
        return false;
    carrying->cases++;
    for (i = 0; i < rows.count; i++)
        add_row(carrying, &rows.at[i], times / series->n, rows.price.once);
    profile_rows_free(&rows);
    return true;
}

static int by_once(const void *a, const void *b)
{
    const struct carried_row *one = a, *other = b;

    if (one->once != other->once)
        return one->once < other->once ? 1 : -1;
    if (one->insns != other->insns)
        return one->insns < other->insns ? 1 : -1;
    return strcmp(one->name.text, other->name.text);
}

static void carried_take(struct carrying *carrying, struct carried *carried)
{
    size_t i, names = carrying->side->code.name_count;

    *carried = (struct carried){.cases = carrying->cases, .left_out = carrying->left_out};
    carried->at = memory_new(names * sizeof(*carried->at));
    for (i = 0; i < names; i++) {
        if (!carrying->rows[i].cases)
            continue;
        carried->at[carried->count++] = carrying->rows[i];
        carried->insns += carrying->rows[i].insns;
        carried->once += carrying->rows[i].once;
    }
    qsort(carried->at, carried->count, sizeof(*carried->at), by_once);
    memset(carrying->rows, 0, names * sizeof(*carrying->rows));
    carrying->cases = carrying->left_out = 0;
}

static void carried_free(struct carried *carried)
{
    free(carried->at);
    *carried = (struct carried){0};
}

/* ---- of a run ---- */

static const void *case_name(const void *cases, size_t item)
{
    return ((const struct run_case *)cases)[item].name;
}

static const struct index_keys family_keys = {case_name, case_family_hash, case_family_equal};

static bool add_case(struct carrying *carrying, const struct run_case *c, char *why, size_t size)
{
    return case_has_flag(c->name, CASE_CONTROL) || carried_add(carrying, c, 1, why, size);
}

/* Of a case and all of its family. */
static bool take_family(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                        const struct index_groups *groups, size_t first, char *why, size_t size)
{
    struct carried_family *family;
    size_t i;

    for (i = first; i != INDEX_NONE; i = groups->next[i])
        if (!add_case(carrying, &run->cases[i], why, size))
            return false;
    carriers->families =
        memory_grow(carriers->families, carriers->count, sizeof(*carriers->families));
    family = &carriers->families[carriers->count++];
    snprintf(family->name, sizeof(family->name), "%.*s", (int)strcspn(run->cases[first].name, "/"),
             run->cases[first].name);
    carried_take(carrying, &family->carried);
    return true;
}

static int by_family_once(const void *a, const void *b)
{
    const struct carried_family *one = a, *other = b;

    if (one->carried.once != other->carried.once)
        return one->carried.once < other->carried.once ? 1 : -1;
    if (one->carried.insns != other->carried.insns)
        return one->carried.insns < other->carried.insns ? 1 : -1;
    return strcmp(one->name, other->name);
}

static bool take_families(struct carriers *carriers, struct carrying *carrying,
                          const struct run *run, char *why, size_t size)
{
    struct index_groups groups = index_group(&family_keys, run->cases, run->case_count);
    bool good = true;
    size_t i;

    for (i = 0; i < run->case_count && good; i++)
        if (groups.first[i])
            good = take_family(carriers, carrying, run, &groups, i, why, size);
    index_groups_free(&groups);
    if (carriers->count)
        qsort(carriers->families, carriers->count, sizeof(*carriers->families), by_family_once);
    return good;
}

static bool take_all(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                     char *why, size_t size)
{
    size_t i;

    for (i = 0; i < run->case_count; i++)
        if (!add_case(carrying, &run->cases[i], why, size))
            return false;
    carried_take(carrying, &carriers->all);
    return true;
}

/* The calls of a guest that builds Xen, as often as it makes them. */
static bool take_guest(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                       char *why, size_t size)
{
    size_t i;

    for (i = 0; i < workload_part_count; i++) {
        const struct workload_part *part = &workload_parts[i];
        const struct run_case *c = run_find_case(run, part->name);
        bool there = c && carried_has(carrying, c);

        carriers->calls += part->count;
        carriers->covered += there ? part->count : 0;
        if (there && !carried_add(carrying, c, part->count, why, size))
            return false;
    }
    carried_take(carrying, &carriers->guest);
    return true;
}

void carriers_free(struct carriers *carriers)
{
    size_t i;

    for (i = 0; i < carriers->count; i++)
        carried_free(&carriers->families[i].carried);
    free(carriers->families);
    carried_free(&carriers->all);
    carried_free(&carriers->guest);
    *carriers = (struct carriers){0};
}

bool carriers_take(struct carriers *carriers, const struct profile_side *side, char *why,
                   size_t size)
{
    struct carrying *carrying = carried_open(side);
    bool good;

    *carriers = (struct carriers){0};
    good = take_all(carriers, carrying, side->run, why, size) &&
           take_families(carriers, carrying, side->run, why, size) &&
           take_guest(carriers, carrying, side->run, why, size);
    carried_close(carrying);
    return good;
}

void carried_largest(const struct carried *carried, size_t room, char *out, size_t size)
{
    size_t i, len = 0;

    *out = '\0';
    for (i = 0; i < carried->count && i < LARGEST; i++) {
        const struct carried_row *row = &carried->at[i];
        size_t most = NAME_MOST;
        char one[128], share[32], *name;

        snprintf(share, sizeof(share), " %.0f %%",
                 carried->once ? 100 * row->once / carried->once : 0);
        if (!i && room < most + strlen(share))
            most = room > NAME_LEAST + strlen(share) ? room - strlen(share) : NAME_LEAST;
        name = table_fit_text(row->name.text, most);
        snprintf(one, sizeof(one), "%s%s%s", i ? ", " : "", name, share);
        free(name);
        if ((i && len + strlen(one) > room) || len + strlen(one) >= size)
            return;
        len += (size_t)snprintf(out + len, size - len, "%s", one);
    }
}
