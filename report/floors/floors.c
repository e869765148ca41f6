/* SPDX-License-Identifier: MIT */
/* The floors of a host, taken from runs: see floors.h. */
#include "report/format/notes.h"
#include "report/floors/floors.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* What the runs show of one measure of a case. */
struct spread {
    double distance, price;
};

/* What makes two floors those of two devices; what one compares is not among it. */
static bool of_device(const struct compare_key *key)
{
    return key->class <= COMPARE_REFUSED;
}

static void take_keys(struct floors *floors, const struct run *run)
{
    char value[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (of_device(&compare_keys[i]) && compare_key_matters(&compare_keys[i], run) &&
            compare_key_value(&compare_keys[i], run, value, sizeof(value)))
            facts_set(&floors->keys, compare_keys[i].name, value);
}

/* A run's price of one measure of a case; false: it has none. */
static bool price_of(const struct run *run, const char *name, enum measure measure, double *price)
{
    const struct run_case *c = run_find_case(run, name);
    struct notes unsaid = {0};
    struct measured measured;
    struct price *of;
    bool have;

    if (!c)
        return false;
    of = memory_new(sizeof(*of));
    price_case(run, c, of, &unsaid);
    measure_take(run, of, measure, measure_batch(of, measure), &measured);
    have = measured.have;
    *price = measured.price;
    measure_free(&measured);
    notes_clear(&unsaid);
    free(of);
    return have;
}

/* How far apart the furthest two of the runs lie; false: fewer than two have a price. */
static bool spread_of(const struct run *const *runs, size_t count, const char *name,
                      enum measure measure, struct spread *spread)
{
    double low = INFINITY, high = -INFINITY, price;
    size_t i, have = 0;

    for (i = 0; i < count; i++)
        if (price_of(runs[i], name, measure, &price)) {
            low = fmin(low, price);
            high = fmax(high, price);
            have++;
        }
    *spread = (struct spread){.distance = high - low, .price = (low + high) / 2};
    return have >= 2;
}

/* The share of its price that most measures of a kind stay within. */
static double common_share(const struct spread *spreads, const struct floors *floors,
                           enum measure measure)
{
    double *shares = memory_new((floors->count + 1) * sizeof(*shares)), share = 0;
    size_t i, count = 0;

    for (i = 0; i < floors->count; i++)
        if (floors->at[i].have[measure] && spreads[i].price > 0)
            shares[count++] = spreads[i].distance / spreads[i].price;
    if (count) {
        gsl_sort(shares, 1, count);
        share = gsl_stats_quantile_from_sorted_data(shares, 1, count, FLOORS_MOST / 100.0);
    }
    free(shares);
    return share;
}

/* The floors of one measure, of the cases that are there. */
static void take_measure(struct floors *floors, const struct run *const *runs, size_t count,
                         enum measure measure)
{
    struct spread *spreads = memory_new((floors->count + 1) * sizeof(*spreads));
    double share;
    size_t i;

    for (i = 0; i < floors->count; i++)
        floors->at[i].have[measure] =
            spread_of(runs, count, floors->at[i].name, measure, &spreads[i]);
    share = common_share(spreads, floors, measure);
    for (i = 0; i < floors->count; i++)
        if (floors->at[i].have[measure])
            floors->at[i].at[measure] =
                FLOORS_TIMES * fmax(spreads[i].distance, share * fmax(spreads[i].price, 0));
    free(spreads);
}

/* Cases without any price in two of the runs have no floor. */
static void drop_unpriced(struct floors *floors)
{
    size_t i, k, kept = 0;

    for (i = 0; i < floors->count; i++) {
        bool any = false;

        for (k = 0; k < MEASURE_COUNT; k++)
            any |= floors->at[i].have[k];
        if (any)
            floors->at[kept++] = floors->at[i];
        else
            free(floors->at[i].name);
    }
    floors->count = kept;
}

void floors_take(struct floors *floors, const struct run *const *runs, size_t count)
{
    size_t i;

    *floors = (struct floors){.runs = (unsigned)count};
    take_keys(floors, runs[0]);
    for (i = 0; i < count; i++)
        floors->boots += (unsigned)runs[i]->boot_count;
    for (i = 0; i < runs[0]->case_count; i++) {
        if (case_has_flag(runs[0]->cases[i].name, CASE_CONTROL))
            continue;
        floors->at = memory_grow(floors->at, floors->count, sizeof(*floors->at));
        floors->at[floors->count++].name = text_copy(runs[0]->cases[i].name);
    }
    for (i = 0; i < MEASURE_COUNT; i++)
        take_measure(floors, runs, count, (enum measure)i);
    drop_unpriced(floors);
    floors_note_names(floors);
}

void floors_free(struct floors *floors)
{
    size_t i;

    for (i = 0; i < floors->count; i++)
        free(floors->at[i].name);
    free(floors->at);
    index_free(floors->names);
    facts_free(&floors->keys);
    *floors = (struct floors){0};
}

static const void *name_of(const void *floors, size_t item)
{
    return ((const struct noise_floor *)floors)[item].name;
}

static const struct index_keys names = {name_of, index_hash_text, index_equal_text};

void floors_note_names(struct floors *floors)
{
    size_t i;

    for (i = 0; i < floors->count; i++)
        index_add(&floors->names, &names, floors->at, i + 1);
}

bool floors_find(const struct floors *floors, const char *name, enum measure measure, double *floor)
{
    size_t item = index_find(floors->names, &names, floors->at, floors->count, name);

    if (item == INDEX_NONE || !floors->at[item].have[measure])
        return false;
    *floor = floors->at[item].at[measure];
    return true;
}

const struct compare_key *floors_differ(const struct floors *floors, const struct run *run)
{
    char value[COMPARE_VALUE];
    const char *calibrated;
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        calibrated = facts_get(&floors->keys, key->name);
        if (!of_device(key) || !calibrated || !compare_key_value(key, run, value, sizeof(value)))
            continue;
        if (key->alike ? !key->alike(calibrated, value) : strcmp(calibrated, value) != 0)
            return key;
    }
    return NULL;
}
