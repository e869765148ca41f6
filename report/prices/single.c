/* SPDX-License-Identifier: MIT */
/* The price of one single call, its check by depth and its quantiles: see single.h. */
#include "report/format/notes.h"
#include "report/prices/single.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/boots.h"
#include "report/prices/clock.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/stats/line.h"
#include "report/stats/spread.h"
#include "report/stats/weighted.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

/* Slower samples than so many of all are too few to be seen, and would make the rest one step. */
#define HISTOGRAM_TO 0.95

/* How far the price by depth may lie off in cycles, as a share. */
#define DEPTH_SHARE 0.10

/*
 * The calls in one timed region from which the single price is taken: the most for which there is
 * also a series of twice as many.  0: no call was issued alone.
 */
static unsigned price_n(const struct run_case *c)
{
    const struct series_list *list = &c->paths[case_alone(c)];
    unsigned n = 0;
    size_t i;

    for (i = 0; i < list->count; i++) {
        const struct series *s = &list->at[i];
        bool doubled = find_series(c, s->boot, case_alone(c), false, 2 * s->n);

        if (s->n && (!n || (doubled && s->n > n)))
            n = s->n;
    }
    return n;
}

static size_t boots_with(const struct run_case *c, unsigned n)
{
    return price_boots_most(c, case_alone(c), false, n);
}

/*
 * The same of what every boot has: where the clock is coarse, a boot that was not told chooses for
 * itself how many calls a region has.  Without one that has twice as many it is the fewest.
 */
static unsigned common_n(const struct run_case *c)
{
    const struct series_list *list = &c->paths[case_alone(c)];
    unsigned deepest = 0, fewest = 0, n;
    size_t i, count, boots = 0;

    /* What all boots have, the first of them has. */
    for (i = 0; i < list->count && list->at[i].boot == list->at[0].boot; i++) {
        count = boots_with(c, list->at[i].n);
        boots = count > boots ? count : boots;
    }
    for (i = 0; i < list->count && list->at[i].boot == list->at[0].boot; i++) {
        n = list->at[i].n;
        if (!n || boots_with(c, n) < boots)
            continue;
        fewest = !fewest || n < fewest ? n : fewest;
        if (n > deepest && boots_with(c, 2 * n) == boots)
            deepest = n;
    }
    return deepest ? deepest : fewest;
}

/* In insns there is one depth. */
static void choose_n(const struct run *run, struct price *price, struct notes *notes)
{
    unsigned deepest = price_n(price->of);

    price->single_n = run_unit(run) == UNIT_CYCLES ? common_n(price->of) : deepest;
    if (price->single_n < deepest)
        note_say(notes, NOTE_DEPTHS, price->of->name,
                 "boots have samples of %u calls at most, and of fewer: the price is of %u, which "
                 "all of them have",
                 deepest, price->single_n);
}

static double depth_tolerance(const struct run *run, const struct price *price)
{
    const struct series_list *list = &price->of->paths[case_alone(price->of)];
    unsigned k = price->single_n;
    double tolerance = 0;
    size_t i;

    if (run_unit(run) == UNIT_INSNS)
        return 0;
    for (i = 0; i < list->count; i++)
        if (list->at[i].n == k)
            tolerance =
                fmax(tolerance, cycles_tolerance(run, find_twin(run, price->of, &list->at[i],
                                                                case_alone(price->of))));
    return fmax(tolerance / k, DEPTH_SHARE * fabs(price->single));
}

/* What a call costs beside another one has to be what it costs by itself. */
static void check_depth(const struct run *run, const struct price *price, double cost,
                        struct notes *notes)
{
    unsigned k = price->single_n;
    double deep, by_depth;

    if (!price_series(run, price->of, case_alone(price->of), false, 2 * k, REP_EACH, &deep, notes))
        return;
    by_depth = (deep - cost) / k;
    if (fabs(by_depth - price->single) > depth_tolerance(run, price))
        note_say(notes, NOTE_DEPTH, price->of->name,
                 "by depth (n=%u less n=%u) one call costs %.1f, by itself %.1f", 2 * k, k,
                 by_depth, price->single);
}

/* A series of single calls with the twin's level taken off, into values; returns how many pairs. */
static size_t weigh(const struct run *run, const struct price *price, const struct series *s,
                    struct weighted *values)
{
    const struct series *t = find_twin(run, price->of, s, case_alone(price->of));
    enum unit unit = run_unit(run);
    double twin;

    if (!series_whole(s) || s->wrong || !t || boot_unit(run_boot(run, s->boot)) != unit ||
        !series_level(unit, t, &twin))
        return 0;
    series_weigh(s, twin, s->n, values);
    return s->count;
}

/* Room for the samples of all its series at the depth of the price; to be freed. */
static struct weighted *room_for_samples(const struct price *price)
{
    const struct series_list *list = &price->of->paths[case_alone(price->of)];
    size_t i, most = 0;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == price->single_n)
            most += list->at[i].count;
    return memory_new((most + 1) * sizeof(struct weighted));
}

/* Samples of all boots in order, into room for them; returns how many pairs. */
static size_t take_samples(const struct run *run, const struct price *price,
                           struct weighted *values)
{
    const struct series_list *list = &price->of->paths[case_alone(price->of)];
    size_t i, count = 0;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == price->single_n)
            count += weigh(run, price, &list->at[i], values + count);
    stats_weighted_sort(values, count);
    return count;
}

/* In insns boots are alike, and their samples are those of one. */
static void pool_quantiles(const struct run *run, struct price *price)
{
    struct weighted *values = room_for_samples(price);
    size_t i, count = take_samples(run, price, values);

    for (i = 0; count && i < QUANTILES; i++)
        price->quantiles[i] = stats_weighted_quantile(values, count, quantile_at[i]);
    price->have_quantiles = count > 0;
    free(values);
}

size_t price_quantiles_by_boot(const struct run *run, const struct price *price, double *by_boot,
                               size_t most)
{
    const struct series_list *list = &price->of->paths[case_alone(price->of)];
    struct weighted *values = room_for_samples(price);
    size_t i, q, count, boots = 0;

    for (i = 0; i < list->count; i++) {
        if (list->at[i].n != price->single_n)
            continue;
        count = weigh(run, price, &list->at[i], values);
        if (!count)
            continue;
        stats_weighted_sort(values, count);
        for (q = 0; q < QUANTILES; q++)
            by_boot[q * most + boots] = stats_weighted_quantile(values, count, quantile_at[q]);
        boots++;
    }
    free(values);
    return boots;
}

/* In cycles the boot is the unit: samples of one boot say nothing of the next one. */
static void boots_quantiles(const struct run *run, struct price *price)
{
    size_t most = price->of->paths[case_alone(price->of)].count, boots, q;
    double *by_boot = memory_new((QUANTILES * most + 1) * sizeof(*by_boot));

    boots = price_quantiles_by_boot(run, price, by_boot, most);
    for (q = 0; boots && q < QUANTILES; q++) {
        price->quantile_spreads[q] = spread_of_boots(by_boot + q * most, boots);
        price->quantiles[q] = stats_median(by_boot + q * most, boots);
    }
    price->have_quantiles = boots > 0;
    free(by_boot);
}

void price_quantiles(const struct run *run, struct price *price)
{
    if (!price->have_single)
        return;
    if (run_unit(run) == UNIT_CYCLES)
        boots_quantiles(run, price);
    else
        pool_quantiles(run, price);
}

bool price_histogram(const struct run *run, const struct price *price, uint64_t *steps,
                     size_t count)
{
    struct weighted *values = room_for_samples(price);
    size_t i, at, pairs = take_samples(run, price, values);
    double low = stats_weighted_quantile(values, pairs, 0);
    double high = stats_weighted_quantile(values, pairs, HISTOGRAM_TO);

    memset(steps, 0, count * sizeof(*steps));
    for (i = 0; high > low && i < pairs && values[i].value <= high; i++) {
        at = (size_t)((values[i].value - low) / (high - low) * (double)count);
        steps[at < count ? at : count - 1] += values[i].count;
    }
    free(values);
    return high > low;
}

/* The second figure of a price that it has. */
static void take_once(const struct run *run, struct price *price)
{
    double cost;

    price->has_once = price_series(run, price->of, case_alone(price->of), false, price->single_n,
                                   REP_ONCE, &cost, NULL);
    price->once = price->has_once ? cost / price->single_n : 0;
}

/* In cycles how far the boots leave it open. */
static void take_spread(const struct run *run, struct price *price)
{
    struct boots_spread spread;
    double cost;

    if (run_unit(run) == UNIT_CYCLES &&
        price_and_spread(run, price->of, case_alone(price->of), false, price->single_n, &cost,
                         &spread, NULL))
        price->single_spread = spread_by(&spread, price->single_n);
}

void price_single(const struct run *run, struct price *price, struct notes *notes)
{
    double cost;

    choose_n(run, price, notes);
    if (!price->single_n || !price_series(run, price->of, case_alone(price->of), false,
                                          price->single_n, REP_EACH, &cost, notes))
        return;
    price->have_single = true;
    price->single = cost / price->single_n;
    take_once(run, price);
    take_spread(run, price);
    if (price->single < 0)
        note_say(notes, NOTE_NEGATIVE, price->of->name,
                 "the price is negative: the null call costs more than the call");
    check_depth(run, price, cost, notes);
}
