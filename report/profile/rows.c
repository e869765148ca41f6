/* SPDX-License-Identifier: MIT */
/* See rows.h. */
#include "report/profile/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/prices/twin.h"
#include "report/system/memory.h"

const char *profile_order_word(enum profile_order order)
{
    static const char *const words[ORDER_COUNT] = {"own", "total", "price"};

    return words[order];
}

const struct paths_series *profile_null(const struct paths *paths,
                                        const struct paths_series *series)
{
    return paths_find(paths, twin_name(series->name, series->path), PATH_SINGLE,
                      twin_calls(series->path, series->n), false);
}

/* Rows by the number of their name, while they are filled. */
struct filling {
    const struct profile *profile;
    struct profile_row *rows;
    unsigned *open; /* how many frames of that name the node is in */
};

/* A node and all below it, which are no deeper than a stack; returns their instructions. */
static struct insns fill(const struct filling *filling, uint32_t node)
{
    const struct tree_node *at = &filling->profile->tree.nodes[node];
    struct profile_row *row = &filling->rows[at->name];
    struct insns sum = {at->own, at->once}, below;
    uint32_t child;

    filling->open[at->name]++;
    for (child = at->child; child != TREE_NONE; child = filling->profile->tree.nodes[child].next) {
        below = fill(filling, child);
        sum.all += below.all;
        sum.once += below.once;
    }
    row->own.all += at->own;
    row->own.once += at->once;
    row->calls += at->calls;
    if (--filling->open[at->name] == 0) {
        row->total.all += sum.all;
        row->total.once += sum.once;
    }
    return sum;
}

/* All names have a row then. */
static struct profile_row *rows_of(const struct profile *profile)
{
    const struct code *code = profile->code;
    struct filling filling = {
        .profile = profile,
        .rows = memory_new(code->name_count * sizeof(*filling.rows)),
        .open = memory_new(code->name_count * sizeof(*filling.open)),
    };
    uint32_t root, at;

    for (root = TREE_GUEST; root <= TREE_XEN; root++)
        for (at = profile->tree.nodes[root].child; at != TREE_NONE;
             at = profile->tree.nodes[at].next)
            fill(&filling, at);
    free(filling.open);
    return filling.rows;
}

static struct insns_change less(struct insns one, struct insns other)
{
    return (struct insns_change){(int64_t)(one.all - other.all), (int64_t)(one.once - other.once)};
}

/* Each row's price, and leave out the rows that have nothing. */
static void price(struct profile_rows *rows, const struct code *code,
                  const struct profile_row *null)
{
    size_t i;

    for (i = 0; i < code->name_count; i++) {
        struct profile_row row = rows->at[i];

        if (!row.own.all && !row.total.all && !(null && null[i].own.all))
            continue;
        row.name = code->names[i];
        row.number = (uint32_t)i;
        row.price = less(row.own, null ? null[i].own : (struct insns){0, 0});
        rows->at[rows->count++] = row;
    }
    rows->price = less(rows->region, rows->null);
}

/* The rows have to add up to what was recorded: what does not is a fault of ours, and is said. */
static bool adds_up(const struct profile_rows *rows)
{
    struct insns own = {0, 0};
    struct insns_change sum = {0, 0};
    size_t i;

    for (i = 0; i < rows->count; i++) {
        own.all += rows->at[i].own.all;
        own.once += rows->at[i].own.once;
        sum.all += rows->at[i].price.all;
        sum.once += rows->at[i].price.once;
    }
    return own.all == rows->region.all && own.once == rows->region.once &&
           sum.all == rows->price.all && sum.once == rows->price.once;
}

/* The rows of the null call by number of name, to be freed; NULL: it has none, or is wrong. */
static struct profile_row *take_null(struct profile_rows *rows, const struct code *code,
                                     const struct paths_series *series, char *why, size_t size)
{
    struct profile_row *null;
    struct profile profile;

    if (!profile_open(&profile, code, series, why, size))
        return NULL;
    null = rows_of(&profile);
    rows->null = profile.sum;
    rows->priced = true;
    profile_close(&profile);
    return null;
}

bool profile_rows_take(struct profile_rows *rows, const struct code *code,
                       const struct paths_series *series, char *why, size_t size)
{
    const struct paths_series *of_null = profile_null(code->paths, series);
    struct profile_row *null = NULL;
    struct profile profile;

    *rows = (struct profile_rows){0};
    if (of_null) {
        null = take_null(rows, code, of_null, why, size);
        if (!null)
            return false;
    }
    if (!profile_open(&profile, code, series, why, size)) {
        free(null);
        return false;
    }
    rows->at = rows_of(&profile);
    rows->region = profile.sum;
    profile_close(&profile);
    price(rows, code, null);
    free(null);
    profile_rows_sort(rows, ORDER_OWN);
    if (adds_up(rows))
        return true;
    snprintf(why, size, "the rows of %s do not add up to its region and price", series->name);
    profile_rows_free(rows);
    return false;
}

void profile_rows_free(struct profile_rows *rows)
{
    free(rows->at);
    *rows = (struct profile_rows){0};
}

/* The larger first, and what is equally large by its name. */
static int by_number(int64_t a, int64_t b, const struct profile_row *one,
                     const struct profile_row *other)
{
    int by_name = strcmp(one->name.text, other->name.text);

    if (a != b)
        return a < b ? 1 : -1;
    return by_name ? by_name : (int)other->name.xen - (int)one->name.xen;
}

static int by_own(const void *a, const void *b)
{
    const struct profile_row *one = a, *other = b;

    return by_number((int64_t)one->own.all, (int64_t)other->own.all, one, other);
}

static int by_total(const void *a, const void *b)
{
    const struct profile_row *one = a, *other = b;

    return by_number((int64_t)one->total.all, (int64_t)other->total.all, one, other);
}

static int by_price(const void *a, const void *b)
{
    const struct profile_row *one = a, *other = b;

    return by_number(one->price.all, other->price.all, one, other);
}

void profile_rows_sort(struct profile_rows *rows, enum profile_order order)
{
    static int (*const orders[ORDER_COUNT])(const void *, const void *) = {by_own, by_total,
                                                                           by_price};

    qsort(rows->at, rows->count, sizeof(*rows->at), orders[order]);
}
