/* SPDX-License-Identifier: MIT */
/* See measure.h. */
#include "report/prices/measure.h"

#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/boots.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/stats/line.h"
#include "report/stats/spread.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* Samples that lie so much above the median, as a share of it, are of another kind. */
#define SPLIT_SHARE 0.5

const char *measure_word(enum measure measure)
{
    static const char *const words[MEASURE_COUNT] = {"call", "entry", "item"};

    return words[measure];
}

enum path measure_path(const struct run_case *c, enum measure measure)
{
    if (measure == MEASURE_CALL)
        return case_alone(c);
    return measure == MEASURE_ENTRY ? PATH_MULTI : PATH_ARRAY;
}

static const struct curve *curve_of(const struct price *price, enum measure measure)
{
    return &price->curves[measure_path(price->of, measure)][0];
}

unsigned measure_batch(const struct price *price, enum measure measure)
{
    const struct curve_point *largest;

    if (measure == MEASURE_CALL)
        return price->have_single ? price->single_n : 0;
    largest = curve_largest(curve_of(price, measure));
    return largest ? largest->n : 0;
}

/* True when it has a batch of n that is no larger than those of its plan, if that is known. */
static bool has_ordinary(const struct curve *curve, unsigned n)
{
    size_t i;

    for (i = 0; i < curve->count; i++)
        if (curve->at[i].n == n)
            return n <= curve->ordinary || !curve->ordinary;
    return false;
}

/* The deepest timed region of single calls that both have: in cycles a clock chooses its own. */
static unsigned common_depth(const struct price *base, const struct price *new)
{
    const struct series_list *list = &base->of->paths[case_alone(base->of)];
    unsigned most = base->single_n < new->single_n ? base->single_n : new->single_n, n = 0;
    size_t i;

    if (!base->have_single || !new->have_single || case_alone(base->of) != case_alone(new->of))
        return measure_batch(base, MEASURE_CALL);
    for (i = 0; i < list->count; i++)
        if (list->at[i].n <= most && list->at[i].n > n &&
            case_first_alike(new->of, case_alone(new->of), false, list->at[i].n))
            n = list->at[i].n;
    return n ? n : measure_batch(base, MEASURE_CALL);
}

unsigned measure_common(const struct price *base, const struct price *new, enum measure measure)
{
    const struct curve *curve;
    size_t i;

    if (measure == MEASURE_CALL)
        return common_depth(base, new);
    curve = curve_of(base, measure);
    for (i = curve->count; i > 0; i--)
        if (has_ordinary(curve, curve->at[i - 1].n) &&
            has_ordinary(curve_of(new, measure), curve->at[i - 1].n))
            return curve->at[i - 1].n;
    return measure_batch(base, measure);
}

/* In cycles: a quarter of the samples or more cost half as much again as the median. */
static bool is_split(const struct series *s)
{
    double median = series_quantile(s, 0.5);

    return series_quantile(s, 0.75) > (1 + SPLIT_SHARE) * median;
}

/* Every series has a clear mode in insns; in cycles most boots have samples of one kind. */
static bool all_clear(const struct run *run, const struct run_case *c, enum path path, unsigned n)
{
    bool insns = run_unit(run) == UNIT_INSNS;
    size_t split = 0, all = 0;
    const struct series *s;

    for (s = case_first_alike(c, path, false, n); s; s = case_next_alike(c, path, s)) {
        if (insns && !series_clear(s))
            return false;
        all++;
        split += !insns && is_split(s);
    }
    return 2 * split <= all;
}

static uint32_t add_print(const struct series *s, enum rep rep, uint32_t print)
{
    const uint64_t all[] = {print, s ? series_print(s) : 0, s && rep == REP_ONCE ? s->once : 0};

    return index_hash(all, sizeof(all));
}

/* A hash over the samples of a path at one depth, and of their null call. */
static uint32_t print_of(const struct run *run, const struct run_case *c, enum path path,
                         unsigned n, enum rep rep)
{
    const struct series *s;
    uint32_t print = 0;

    for (s = case_first_alike(c, path, false, n); s; s = case_next_alike(c, path, s))
        print = add_print(find_twin(run, c, s, path), rep, add_print(s, rep, print));
    return print;
}

/* What the boots come to. */
static void sum_up(const double *boots, size_t count, double *price, double *spread)
{
    double *sorted = memory_new(count * sizeof(*sorted));

    memcpy(sorted, boots, count * sizeof(*sorted));
    *price = stats_median(sorted, count);
    *spread = sorted[count - 1] - sorted[0];
    free(sorted);
}

/* By boot, of one call; returns how many boots, and is to be freed. */
static size_t take_boots(const struct run *run, const struct run_case *c, enum path path,
                         unsigned n, enum rep rep, double **boots)
{
    size_t i, count;

    *boots = memory_new((price_boots_most(c, path, false, n) + 1) * sizeof(**boots));
    count = price_boots(run, c, path, false, n, rep, *boots);
    for (i = 0; i < count; i++)
        (*boots)[i] /= n;
    return count;
}

/* Which boots those are. */
static void take_numbers(const struct run *run, const struct run_case *c, enum path path,
                         unsigned n, struct measured *measured)
{
    const struct series *s;
    size_t count = 0;
    double cost;

    measured->numbers = memory_new((measured->count + 1) * sizeof(*measured->numbers));
    for (s = case_first_alike(c, path, false, n); s; s = case_next_alike(c, path, s))
        if (series_cost(run, c, s, path, REP_EACH, &cost) && count < measured->count)
            measured->numbers[count++] = s->boot;
}

static void take_once(const struct run *run, const struct run_case *c, enum path path, unsigned n,
                      struct measured *measured)
{
    measured->has_once =
        take_boots(run, c, path, n, REP_ONCE, &measured->once_boots) == measured->count;
    if (!measured->has_once) {
        free(measured->once_boots);
        measured->once_boots = NULL;
        return;
    }
    sum_up(measured->once_boots, measured->count, &measured->once, &measured->once_spread);
    measured->once_print = print_of(run, c, path, n, REP_ONCE);
}

/* With the null call in it, which a shift of them does not see. */
static void take_uppers(const struct run_case *c, enum path path, unsigned n,
                        struct measured *measured)
{
    const struct series *s;

    measured->uppers =
        memory_new((price_boots_most(c, path, false, n) + 1) * sizeof(*measured->uppers));
    for (s = case_first_alike(c, path, false, n); s; s = case_next_alike(c, path, s))
        if (series_whole(s))
            measured->uppers[measured->upper_count++] = series_quantile(s, 0.75) / n;
}

void measure_take(const struct run *run, const struct price *price, enum measure measure,
                  unsigned n, struct measured *measured)
{
    enum path path = measure_path(price->of, measure);

    *measured = (struct measured){.n = n};
    if (!n)
        return;
    measured->count = take_boots(run, price->of, path, n, REP_EACH, &measured->boots);
    measured->have = measured->count > 0;
    if (!measured->have)
        return;
    measured->clear = all_clear(run, price->of, path, n);
    measured->print = print_of(run, price->of, path, n, REP_EACH);
    if (run_unit(run) == UNIT_CYCLES) {
        take_numbers(run, price->of, path, n, measured);
        take_uppers(price->of, path, n, measured);
    }
    sum_up(measured->boots, measured->count, &measured->price, &measured->spread);
    take_once(run, price->of, path, n, measured);
    if (run_unit(run) == UNIT_CYCLES)
        measured->interval = spread_of_boots(measured->boots, measured->count);
}

struct figure measured_figure(const struct measured *measured, enum rep rep)
{
    if (rep == REP_ONCE)
        return (struct figure){measured->once, measured->once_boots, measured->once_spread,
                               measured->once_print};
    return (struct figure){measured->price, measured->boots, measured->spread, measured->print};
}

void measure_free(struct measured *measured)
{
    free(measured->boots);
    free(measured->numbers);
    free(measured->once_boots);
    free(measured->uppers);
    *measured = (struct measured){0};
}
