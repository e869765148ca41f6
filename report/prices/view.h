/* SPDX-License-Identifier: MIT */
/*
 * The same work by every way there is, side by side: a view is data (views.h), which "show" prints
 * as a table and "plot" draws as bars.  See docs/method.md, "The same work by every way".
 */
#ifndef REPORT_PRICES_VIEW_H
#define REPORT_PRICES_VIEW_H

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/stats/spread.h"

#define VIEW_WAYS   6
#define VIEW_EXTRAS 3

/* Which of a case's prices a cell shows. */
enum view_price { VIEW_ALONE, VIEW_ENTRY, VIEW_ITEM, VIEW_PRICES };

/* A column: its head in a table, and its longer name in a picture. */
struct view_way {
    const char *head;
    const char *title;
    const char *colour;
};

/*
 * A cell; without a name there is no such way of doing the work.  With 'less' it is a part: what
 * the price is above that case's.
 */
struct view_cell {
    const char *name;
    enum view_price price;
    const char *less;
};

struct view_row {
    const char *label;
    unsigned parts; /* what a price is divided by: pages of a run; 0 is one */
    unsigned calls; /* hypercalls that the work takes, for VIEW_PER_CALL */
    struct view_cell cells[VIEW_WAYS];
};

/* A column that is worked out from the prices of one or two ways. */
enum view_sum {
    VIEW_SAVED,    /* percent that 'of' is below 'than' */
    VIEW_RATIO,    /* 'of' by 'than' */
    VIEW_PER_CALL, /* 'of' by the calls of the row */
};

struct view_extra {
    const char *head;
    enum view_sum sum;
    size_t of, than;
};

struct view_prices;

struct view {
    const char *name;
    const char *once; /* the name that it had, and that is still taken; or NULL */
    const char *title;
    const char *legend;
    const char *of_extras; /* what the extras are, behind it; or NULL */
    const char *aside;     /* a line of its own after it, or NULL */
    const struct view_way *ways;
    size_t way_count;
    const struct view_extra *extras;
    size_t extra_count;
    const struct view_row *rows;
    size_t row_count;
    size_t parts; /* the first so many ways are parts of a whole, drawn in one bar; 0: ways */
    /* A sentence that depends on the prices, or "".  May be NULL. */
    void (*remark)(const struct view_prices *prices, char *out, size_t size);
};

struct view_value {
    bool have;
    double value;
    struct boots_spread spread; /* in cycles; a part has none */
};

/* The prices of a view in a run. */
struct view_prices {
    const struct view *view;
    struct view_value *at;       /* row by row */
    size_t count;                /* of those that are there */
    unsigned batch[VIEW_PRICES]; /* entries and items of the largest batches */
    struct notes notes;          /* warnings about these prices and their cases */
};

/* Work out a view; to be freed by view_free.  A case that is not ok has no price here. */
void view_take(const struct run *run, const struct view *view, struct view_prices *prices);
void view_free(struct view_prices *prices);

const struct view_value *view_at(const struct view_prices *prices, size_t row, size_t way);
/* The price of a case by its name; one that is not there when the view has none. */
struct view_value view_find(const struct view_prices *prices, const char *name);
/* What an extra column comes to in a row. */
struct view_value view_sum(const struct view_prices *prices, size_t row,
                           const struct view_extra *extra);

#endif
