/* SPDX-License-Identifier: MIT */
/* The order of the rows of "pvbench show": see sort.h. */
#include "report/show/sort.h"

#include <stdlib.h>
#include <string.h>

#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/system/memory.h"

static const char *const words[SORT_COUNT] = {"order", "name", "price"};

const char *show_sort_word(enum show_sort sort)
{
    return words[sort];
}

/* What a row is sorted by. */
struct place {
    const struct run_case *c;
    size_t at; /* in the run: rows that are equal stay as they are */
    bool priced;
    double price;
};

static int by_name(const void *one, const void *other)
{
    const struct place *a = one, *b = other;

    return strcmp(a->c->name, b->c->name);
}

static int by_price(const void *one, const void *other)
{
    const struct place *a = one, *b = other;

    if (a->priced != b->priced)
        return b->priced - a->priced;
    if (a->priced && a->price != b->price)
        return a->price < b->price ? 1 : -1;
    return (a->at > b->at) - (a->at < b->at);
}

static struct place *take_places(const struct run *run, const struct run_case *const *cases,
                                 size_t count)
{
    struct place *places = memory_new((count + 1) * sizeof(*places));
    size_t i;

    for (i = 0; i < count; i++) {
        struct price price = {.of = cases[i]};

        price_single(run, &price, NULL);
        places[i] = (struct place){cases[i], i, price.have_single, price.single};
    }
    return places;
}

void show_sort(const struct run *run, const struct run_case **cases, size_t count,
               enum show_sort sort)
{
    struct place *places;
    size_t i;

    if (sort == SORT_ORDER || !count)
        return;
    places = take_places(run, cases, count);
    qsort(places, count, sizeof(*places), sort == SORT_NAME ? by_name : by_price);
    for (i = 0; i < count; i++)
        cases[i] = places[i].c;
    free(places);
}
