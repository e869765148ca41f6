/* SPDX-License-Identifier: MIT */
/* See moves.h. */
#include "report/profile/moves.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/calls/profile.h"
#include "report/system/memory.h"

static const struct paths_series *find(const struct code *code, const struct moves_of *of)
{
    return paths_find(code->paths, of->name, of->path, of->n, of->fill);
}

bool moves_have(const struct moves_pair *pair, const struct moves_of *of)
{
    return find(&pair->base, of) && find(&pair->new, of);
}

void moves_each_text(double each, char *out, size_t size)
{
    if (fabs(each) < 0.05)
        snprintf(out, size, "0.0");
    else
        snprintf(out, size, "%+.1f", each);
}

static int by_name(const void *a, const void *b)
{
    const struct profile_row *one = a, *other = b;
    int order = strcmp(one->name.text, other->name.text);

    return order ? order : (int)one->name.xen - (int)other->name.xen;
}

/* What moved most first, then what iterates less or more, then by name. */
static int by_delta(const void *a, const void *b)
{
    const struct move *one = a, *other = b;
    int64_t left = llabs(one->delta.all), right = llabs(other->delta.all);
    int order = strcmp(one->name, other->name);

    if (left == right) {
        left = llabs(one->delta.once);
        right = llabs(other->delta.once);
    }
    if (left != right)
        return left < right ? 1 : -1;
    return order ? order : (int)other->xen - (int)one->xen;
}

static struct insns_change change_of(struct insns_change base, struct insns_change new)
{
    return (struct insns_change){new.all - base.all, new.once - base.once};
}

static void count(struct moves *moves, const struct move *move, bool in_base, bool in_new)
{
    if (!in_base)
        moves->added++;
    else if (!in_new)
        moves->removed++;
    else if (move->delta.all)
        (*(move->delta.all > 0 ? &moves->grown : &moves->shrunk))++;
    if (move->delta.all > 0)
        moves->up += move->delta.all;
    else
        moves->down -= move->delta.all;
}

/* A function of one side or of both; one that only the null call has is no news. */
static void add(struct moves *moves, const struct profile_row *base, const struct profile_row *new)
{
    const struct code_name *name = base ? &base->name : &new->name;
    struct move move = {.name = name->text, .xen = name->xen};

    if (base)
        move.base = base->price;
    if (new)
        move.new = new->price;
    move.delta = change_of(move.base, move.new);
    moves->delta.all += move.delta.all;
    moves->delta.once += move.delta.once;
    if (!move.delta.all && !move.delta.once)
        return;
    count(moves, &move, base && base->own.all, new &&new->own.all);
    moves->at = memory_grow(moves->at, moves->count, sizeof(*moves->at));
    moves->at[moves->count++] = move;
}

/* Both are put in the order of their names and gone through side by side. */
static void match(struct moves *moves, const struct profile_rows *base,
                  const struct profile_rows *new)
{
    size_t b = 0, n = 0;

    qsort(base->at, base->count, sizeof(*base->at), by_name);
    qsort(new->at, new->count, sizeof(*new->at), by_name);
    while (b < base->count || n < new->count) {
        int order = b == base->count  ? 1
                    : n == new->count ? -1
                                      : by_name(&base->at[b], &new->at[n]);

        add(moves, order <= 0 ? &base->at[b] : NULL, order >= 0 ? &new->at[n] : NULL);
        b += order <= 0;
        n += order >= 0;
    }
    if (moves->count)
        qsort(moves->at, moves->count, sizeof(*moves->at), by_delta);
}

/* Where only one side has a null call, neither is priced, so that the change is one of regions. */
static void drop_prices(struct profile_rows *rows)
{
    size_t i;

    for (i = 0; i < rows->count; i++)
        rows->at[i].price =
            (struct insns_change){(int64_t)rows->at[i].own.all, (int64_t)rows->at[i].own.once};
    rows->price = (struct insns_change){(int64_t)rows->region.all, (int64_t)rows->region.once};
    rows->priced = false;
}

static bool lacks(const char *side, const struct moves_of *of, char *why, size_t size)
{
    snprintf(why, size, "the profile of the %s has no %s, %s n=%u%s", side, of->name,
             path_name(of->path), of->n, of->fill ? ", filled" : "");
    return false;
}

static bool fill(struct moves *moves, struct profile_rows *base, struct profile_rows *new,
                 char *why, size_t size)
{
    struct insns_change change;

    if (base->priced != new->priced) {
        drop_prices(base);
        drop_prices(new);
    }
    moves->priced = base->priced;
    moves->base = base->price;
    moves->new = new->price;
    match(moves, base, new);
    change = change_of(base->price, new->price);
    if (moves->delta.all == change.all && moves->delta.once == change.once)
        return true;
    snprintf(why, size, "the functions do not add up to the change of the price");
    moves_free(moves);
    return false;
}

bool moves_take(struct moves *moves, const struct moves_pair *pair, const struct moves_of *of,
                char *why, size_t size)
{
    const struct paths_series *base = find(&pair->base, of), *new = find(&pair->new, of);
    struct profile_rows base_rows, new_rows;
    bool good;

    *moves = (struct moves){.n = of->n};
    if (!base || !new)
        return lacks(base ? "new run" : "base", of, why, size);
    if (!profile_rows_take(&base_rows, &pair->base, base, why, size))
        return false;
    if (!profile_rows_take(&new_rows, &pair->new, new, why, size)) {
        profile_rows_free(&base_rows);
        return false;
    }
    moves->base_others = base->others;
    moves->new_others = new->others;
    good = fill(moves, &base_rows, &new_rows, why, size);
    profile_rows_free(&base_rows);
    profile_rows_free(&new_rows);
    return good;
}

void moves_free(struct moves *moves)
{
    free(moves->at);
    *moves = (struct moves){0};
}
