/* SPDX-License-Identifier: MIT */
/* See compare_bars.h. */
#include "report/plot/compare_bars.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/notes.h"
#include "report/plot/left_out.h"
#include "report/plot/measured_bar.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* The prices of a case in each run; a run whose price is not to be compared has a word. */
struct beside {
    const struct compare *compare;
    size_t runs;
    struct price *prices;
    const char *words[BARS_MAX];
};

static void take_beside(const struct compare_row *row, struct beside *beside)
{
    struct notes unsaid = {0};
    size_t i;

    beside->prices = memory_new(beside->runs * sizeof(*beside->prices));
    for (i = 0; i < beside->runs; i++) {
        const struct run *run = beside->compare->runs[i].run;

        beside->words[i] = run_find_case(run, row->name) ? row->cells[i].word : "not in this run";
        if (!row->cells[i].price)
            continue;
        price_case(run, run_find_case(run, row->name), &beside->prices[i], &unsaid);
        beside->words[i] = left_out_word(&beside->prices[i].verdict);
    }
    notes_clear(&unsaid);
}

/* The size of batch that all have that have any; 0: none has. */
static unsigned common_batch(const struct beside *beside, enum measure measure)
{
    const struct price *base = NULL;
    unsigned n = 0, with;
    size_t i;

    for (i = 0; i < beside->runs; i++) {
        if (beside->words[i] || !measure_batch(&beside->prices[i], measure))
            continue;
        if (!base)
            base = &beside->prices[i];
        with = measure_common(base, &beside->prices[i], measure);
        n = !n || with < n ? with : n;
    }
    return n;
}

/* How far the runs are apart, as a share of the first that has the measure; less than 0: none. */
static double take_bars(const struct beside *beside, enum measure measure, unsigned n,
                        struct bars_bar *bars)
{
    const struct bars_bar *base = NULL;
    double apart = -1;
    size_t i;

    for (i = 0; i < beside->runs; i++) {
        bars[i] = (struct bars_bar){.word = beside->words[i]};
        if (beside->words[i] || !n)
            continue;
        measured_bar(beside->compare->runs[i].run, &beside->prices[i], measure, n, &bars[i]);
        if (!bars[i].have)
            continue;
        if (!base)
            base = &bars[i];
        apart = fmax(apart, base->value != 0 ? fabs(bars[i].value / base->value - 1)
                                             : fabs(bars[i].value));
    }
    return apart;
}

void compare_bars_change(const struct bars_bar *base, bool about, struct bars_bar *bar)
{
    size_t len = strlen(bar->more);

    if (base->value > 0)
        snprintf(bar->more + len, sizeof(bar->more) - len, " (%s%+.1f %%)",
                 about ? COMPARE_BARS_ABOUT : "", 100 * (bar->value / base->value - 1));
}

static void add_changes(const struct compare *compare, const struct compare_row *row, size_t runs,
                        struct bars_bar *bars)
{
    const struct bars_bar *base = NULL;
    size_t i;

    for (i = 0; i < runs; i++) {
        if (!bars[i].have)
            continue;
        if (base)
            compare_bars_change(base, compare_about(compare, row, i), &bars[i]);
        base = base ? base : &bars[i];
    }
}

/* One that the others are drawn by, but that is not in a run in that size of batch. */
static void fill_gaps(struct bars_bar *bars, size_t runs)
{
    size_t i;

    for (i = 0; i < runs; i++)
        if (!bars[i].have && !bars[i].word)
            bars[i].word = "no price";
}

static char *label_of(const char *name, enum measure measure, unsigned n)
{
    char *called = measured_label(name), *text;
    int len;

    if (measure == MEASURE_CALL)
        len = asprintf(&text, "%s: %s", called, measure_word(measure));
    else
        len = asprintf(&text, "%s: %s of %u", called, measure_word(measure), n);
    free(called);
    return len < 0 ? text_copy(name) : text;
}

struct bars_row compare_bars_row(const struct compare *compare, const struct compare_row *row,
                                 size_t runs)
{
    struct beside beside = {.compare = compare, .runs = runs};
    struct bars_row taken = {0}, tried = {0};
    double most = -1, apart;
    enum measure measure;
    unsigned n;

    take_beside(row, &beside);
    for (measure = 0; measure < MEASURE_COUNT; measure++) {
        n = common_batch(&beside, measure);
        apart = take_bars(&beside, measure, n, tried.at);
        if (taken.label && apart <= most)
            continue;
        free(taken.label);
        tried.label = apart < 0 ? text_copy(row->name) : label_of(row->name, measure, n);
        taken = tried;
        most = apart;
    }
    add_changes(compare, row, runs, taken.at);
    fill_gaps(taken.at, runs);
    free(beside.prices);
    return taken;
}
