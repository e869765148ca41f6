/* SPDX-License-Identifier: MIT */
/* See carried.h. */
#include "report/profile/carried.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/fit.h"
#include "report/model/case.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/profile/rows.h"
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

struct carrying *carried_open(const struct profile_side *side)
{
    struct carrying *carrying = memory_new(sizeof(*carrying));

    carrying->side = side;
    carrying->rows = memory_new(side->code.name_count * sizeof(*carrying->rows));
    return carrying;
}

void carried_close(struct carrying *carrying)
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

static void add_row(struct carrying *carrying, const struct profile_row *row, double times,
                    int64_t price)
{
    struct carried_row *to = &carrying->rows[row->number];

    to->name = row->name;
    to->insns += times * (double)row->price.all;
    to->once += times * (double)row->price.once;
    to->share += price ? (double)row->price.all / (double)price : 0;
    to->cases += row->price.all != 0;
}

/* The same where it has a null call, too. */
static const struct paths_series *priced_of(const struct carrying *carrying,
                                            const struct run_case *c)
{
    const struct paths_series *series = single_of(carrying->side, c);

    return series && profile_null(carrying->side->paths, series) ? series : NULL;
}

bool carried_has(const struct carrying *carrying, const struct run_case *c)
{
    return priced_of(carrying, c);
}

bool carried_add(struct carrying *carrying, const struct run_case *c, double times, char *why,
                 size_t size)
{
    const struct paths_series *series = priced_of(carrying, c);
    struct profile_rows rows;
    size_t i;

    if (!series) {
        carrying->left_out++;
        return true;
    }
    if (!profile_rows_take(&rows, &carrying->side->code, series, why, size))
        return false;
    carrying->cases++;
    for (i = 0; i < rows.count; i++)
        add_row(carrying, &rows.at[i], times / series->n, rows.price.all);
    profile_rows_free(&rows);
    return true;
}

static int by_insns(const void *a, const void *b)
{
    const struct carried_row *one = a, *other = b;

    if (one->insns != other->insns)
        return one->insns < other->insns ? 1 : -1;
    return strcmp(one->name.text, other->name.text);
}

void carried_take(struct carrying *carrying, struct carried *carried)
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
    qsort(carried->at, carried->count, sizeof(*carried->at), by_insns);
    memset(carrying->rows, 0, names * sizeof(*carrying->rows));
    carrying->cases = carrying->left_out = 0;
}

void carried_free(struct carried *carried)
{
    free(carried->at);
    *carried = (struct carried){0};
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
                 carried->insns ? 100 * row->insns / carried->insns : 0);
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
