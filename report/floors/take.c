/* SPDX-License-Identifier: MIT */
/* The floors of a host, taken from runs: see floors.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/floors/floors.h"
#include "report/floors/layers.h"
#include "report/floors/pairs.h"
#include "report/format/notes.h"
#include "report/keys/host_boots.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/prices/case.h"
#include "report/prices/clock.h"
#include "report/prices/price.h"
#include "report/stats/line.h"
#include "report/system/memory.h"
#include "report/text/text.h"

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

/* A run's prices of one measure of a case by boot, if it has any. */
static void take_run(const struct run *run, size_t which, const char *name, enum measure measure,
                     struct layered *layered, double *prices, size_t *have)
{
    const struct run_case *c = run_find_case(run, name);
    struct notes unsaid = {0};
    struct measured measured;
    struct price *of;

    if (!c)
        return;
    of = memory_new(sizeof(*of));
    price_case(run, c, of, &unsaid);
    measure_take(run, of, measure, measure_batch(of, measure), &measured);
    if (measured.have && measured.count >= FLOORS_BOOTS_LEAST) {
        memcpy(replicates_add(&layered->values, which, measured.count), measured.boots,
               measured.count * sizeof(*measured.boots));
        prices[(*have)++] = measured.price;
        layered->step = fmax(layered->step, clock_quantum(run, 1) / measured.n);
        layered->whole &= measured.count == run->boot_count;
    }
    measure_free(&measured);
    notes_clear(&unsaid);
    free(of);
}

/* False: fewer than two runs have a price of it. */
static bool take_measure(const struct run *const *runs, size_t count, const char *name,
                         enum measure measure, struct layered *layered)
{
    double *prices = memory_new((count + 1) * sizeof(*prices));
    size_t i, have = 0;

    *layered = (struct layered){.values = replicates_new(count), .name = name, .whole = true};
    for (i = 0; i < count; i++)
        take_run(runs[i], i, name, measure, layered, prices, &have);
    layered->whole &= have == count;
    if (have >= 2) {
        layered->price = stats_median(prices, have);
        layered->differs = prices[0] < prices[have - 1];
    } else {
        replicates_free(&layered->values);
    }
    free(prices);
    return have >= 2;
}

/* The measures of all cases but the controls; which[] says of which measure of which floor. */
static struct layered *take_all(struct floors *floors, const struct run *const *runs, size_t count,
                                size_t *measures, struct measure_noise ***which)
{
    size_t most = runs[0]->case_count * MEASURE_COUNT + 1, i, k;
    struct layered *all = memory_new(most * sizeof(*all));

    *which = memory_new(most * sizeof(**which));
    floors->at = memory_new((runs[0]->case_count + 1) * sizeof(*floors->at));
    for (i = *measures = 0; i < runs[0]->case_count; i++) {
        const char *name = runs[0]->cases[i].name;
        size_t before = *measures;

        for (k = 0; !case_has_flag(name, CASE_CONTROL) && k < MEASURE_COUNT; k++)
            if (take_measure(runs, count, name, (enum measure)k, &all[*measures]))
                (*which)[(*measures)++] = &floors->at[floors->count].at[k];
        if (*measures > before)
            floors->at[floors->count++].name = text_copy(name);
    }
    return all;
}

/* How many runs have no boot of the host with one of those in common. */
static unsigned count_host_boots(const struct run *const *runs, size_t count)
{
    struct host_boots *of = memory_new((count + 1) * sizeof(*of));
    unsigned apart = 0;
    size_t i, k;

    host_boots_take(runs, count, of);
    for (i = 0; i < count; i++) {
        for (k = 0; k < i && host_boots_apart(&of[i], &of[k]); k++)
            ;
        apart += k == i && of[i].known;
    }
    for (i = 0; i < count; i++)
        host_boots_free(&of[i]);
    free(of);
    return apart;
}

void floors_take(struct floors *floors, const struct run *const *runs, size_t count)
{
    struct measure_noise **which;
    struct run_pairs pairs;
    struct layered *all;
    size_t i, measures;

    *floors = (struct floors){.runs = (unsigned)count, .host_boots = count_host_boots(runs, count)};
    take_keys(floors, runs[0]);
    for (i = 0; i < count; i++)
        floors->boots += (unsigned)runs[i]->boot_count;
    all = take_all(floors, runs, count, &measures, &which);
    run_pairs_find(&pairs, runs, count);
    if (pairs.count >= FLOORS_PAIRS_LEAST)
        floors->pairs = (unsigned)pairs.count;
    layers_take(floors, all, measures, count, floors->pairs ? &pairs : NULL);
    run_pairs_free(&pairs);
    for (i = 0; i < measures; i++) {
        floors->differ |= all[i].differs;
        *which[i] = (struct measure_noise){.have = true,
                                           .price = all[i].price,
                                           .quantum = all[i].step,
                                           .own = all[i].own,
                                           .own_in_turns = all[i].in_turns};
        replicates_free(&all[i].values);
    }
    free(all);
    free(which);
    floors_note_names(floors);
}
