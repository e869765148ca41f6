/* SPDX-License-Identifier: MIT */
#include "bench/summary/ended.h"

#include "bench/output/table.h"
#include "core/text.h"

#define TELLING(name, words) {name, words},
static const struct {
    const char *name, *words;
} telling[] = {
#include "bench/summary/telling.def"
};
#undef TELLING

void ended_count(unsigned *cases)
{
    const struct table_row *row;
    unsigned i;

    for (i = 0; i < STATUS_COUNT; i++)
        cases[i] = 0;
    for (i = 0; (row = table_row_at(i)); i++)
        cases[row->status]++;
}

static const char *first_with(enum status status)
{
    const struct table_row *row;
    unsigned i;

    for (i = 0; (row = table_row_at(i)); i++)
        if (row->status == status)
            return row->row->info.name;
    return NULL;
}

const char *ended_bad(void)
{
    const char *faulted = first_with(STATUS_FAULTED);

    return faulted ? faulted : first_with(STATUS_WRONG);
}

static struct telling_price price_of(const struct table_row *row, const char *words)
{
    return (struct telling_price){words,      true,        row->status, row->has_single,
                                  row->batch, row->single, row->entry};
}

void ended_prices(struct telling_price *prices)
{
    const struct table_row *row;
    unsigned i, at;

    for (i = 0; i < TELLING_COUNT; i++) {
        prices[i] = (struct telling_price){.words = telling[i].words};
        for (at = 0; (row = table_row_at(at)); at++)
            if (text_equal(row->row->info.name, telling[i].name))
                prices[i] = price_of(row, telling[i].words);
    }
}

/* Whether there is something to be told of it, and nothing is so far. */
static bool is_other(const struct table_row *row)
{
    struct telling_price price = price_of(row, NULL);
    unsigned i;

    for (i = 0; i < TELLING_COUNT; i++)
        if (text_equal(row->row->info.name, telling[i].name))
            return false;
    return !(row->row->info.flags & CASE_CONTROL) && telling_is_priced(&price) &&
           (row->has_single || row->batch);
}

/* The first such row from there on, or NULL. */
static const struct table_row *next_other(unsigned *at)
{
    const struct table_row *row;

    while ((row = table_row_at((*at)++)))
        if (is_other(row))
            return row;
    return NULL;
}

void ended_rows(struct telling_price *rows)
{
    const struct table_row *other;
    unsigned at = 0, i;

    ended_prices(rows);
    for (i = 0; i < TELLING_COUNT; i++)
        if (!rows[i].ended && (other = next_other(&at)))
            rows[i] = price_of(other, other->row->info.name);
}
