/* SPDX-License-Identifier: MIT */
/* Gathering what the formats say: see export.h. */
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/export/export.h"
#include "report/format/notes.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/case.h"
#include "report/prices/controls.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/stats/spread.h"
#include "report/system/memory.h"
#include "report/text/pool.h"
#include "report/text/texts.h"

static bool has_prices(const struct verdict *verdict)
{
    return verdict->ended && status_has_price(verdict->status);
}

/* The boots that measure_take took its prices from, in its order. */
static void take_boots(const struct run *run, const struct run_case *c, struct export_price *into)
{
    const struct series_list *list = &c->paths[into->path];
    double cost, once = 0;
    size_t i;

    into->boots = memory_new((list->count + 1) * sizeof(*into->boots));
    for (i = 0; i < list->count; i++) {
        const struct series *s = &list->at[i];

        if (s->n != into->n || s->fill || !series_cost(run, c, s, into->path, REP_EACH, &cost))
            continue;
        if (!into->has_once || !series_cost(run, c, s, into->path, REP_ONCE, &once))
            once = 0;
        into->boots[into->count++] = (struct export_boot){s->boot, series_samples(s),
                                                          cost / into->n, once / into->n, s->moved};
    }
}

/* In cycles the ends of the interval that a price has; else the lowest and the highest boot. */
static void take_ends(struct export_price *into)
{
    size_t i;

    into->lowest = into->highest = into->boots[0].price;
    for (i = 1; i < into->count; i++) {
        if (into->boots[i].price < into->lowest)
            into->lowest = into->boots[i].price;
        if (into->boots[i].price > into->highest)
            into->highest = into->boots[i].price;
    }
    if (spread_known(&into->spread)) {
        into->lowest = into->spread.low;
        into->highest = into->spread.high;
    }
}

static void take_price(const struct run *run, const struct price *price, enum measure measure,
                       struct export_price *into)
{
    struct measured measured;

    into->path = measure_path(price->of, measure);
    into->n = measure_batch(price, measure);
    measure_take(run, price, measure, into->n, &measured);
    into->have = measured.have;
    into->price = measured.price;
    into->has_once = measured.has_once;
    into->once = measured.once;
    into->spread = measured.interval;
    measure_free(&measured);
    if (!into->have)
        return;
    take_boots(run, price->of, into);
    take_ends(into);
}

/* Those of a case that has none, which may be most of them. */
static struct export_price no_prices[MEASURE_COUNT];

static void take_verdict(struct export_run *export, const struct verdict *verdict,
                         struct export_case *into)
{
    into->status = verdict->status;
    into->ended = verdict->ended;
    into->word = verdict_name(verdict);
    into->why = *verdict->why ? text_pool_add(&export->words, verdict->why) : "";
}

static void take_case(struct export_run *export, const struct run_case *c, struct export_case *into)
{
    const struct run *run = export->run;
    struct price *price = memory_new(sizeof(*price));
    struct notes notes = {0};
    int measure;

    into->of = c;
    into->at = no_prices;
    price_case(run, c, price, &notes);
    take_verdict(export, &price->verdict, into);
    if (has_prices(&price->verdict)) {
        into->at = memory_new(MEASURE_COUNT * sizeof(*into->at));
        for (measure = 0; measure < MEASURE_COUNT; measure++) {
            take_price(run, price, (enum measure)measure, &into->at[measure]);
            into->priced |= into->at[measure].have;
        }
    }
    notes_clear(&notes);
    free(price);
}

/* A second look at the fact of another key, which has its whole value already. */
static bool says_no_more(const struct compare_key *key)
{
    const struct compare_key *above = key->under ? compare_key_find(key->under) : NULL;

    return above && above->facts[0] && key->facts[0] && !strcmp(above->facts[0], key->facts[0]);
}

static void take_facts(struct export_run *export)
{
    char value[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (!key->silent && !says_no_more(key) && compare_key_matters(key, export->run) &&
            compare_key_value(key, export->run, value, sizeof(value)))
            facts_set(&export->facts, key->name, value);
    }
}

static void take_controls(struct export_run *export)
{
    struct texts lines = {0};
    size_t i;

    export->controls = memory_new((export->run->boot_count + 1) * sizeof(*export->controls));
    for (i = 0; i < export->run->boot_count; i++)
        export->controls[i] = check_controls(export->run, (unsigned)i + 1, &lines);
    texts_clear(&lines);
}

static void take_faults(struct export_run *export)
{
    char fault[64];
    size_t i;

    if (!export->run->boot_count)
        texts_add(&export->faults, "no boot");
    for (i = 1; i <= export->run->boot_count; i++)
        if (export_boot_fault(export, (unsigned)i, fault, sizeof(fault)))
            texts_say(&export->faults, "boot %zu: %s", i, fault);
}

void export_take(struct export_run *export, const struct run *run, const struct case_globs *cases)
{
    size_t i;

    *export = (struct export_run){.run = run};
    if (run_unit(run) != UNIT_UNKNOWN)
        export->unit = unit_name(run_unit(run));
    take_facts(export);
    take_controls(export);
    take_faults(export);
    export->cases = memory_new((run->case_count + 1) * sizeof(*export->cases));
    for (i = 0; i < run->case_count; i++) {
        const struct run_case *c = &run->cases[i];

        if (case_has_flag(c->name, CASE_CONTROL) || !case_globs_ask(cases, c->name))
            continue;
        take_case(export, c, &export->cases[export->count]);
        export->priced += export->cases[export->count++].priced;
    }
}

void export_case_free(struct export_case *c)
{
    size_t measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        free(c->at[measure].boots);
    if (c->at != no_prices)
        free(c->at);
}

void export_free(struct export_run *export)
{
    size_t i;

    for (i = 0; i < export->count; i++)
        export_case_free(&export->cases[i]);
    free(export->cases);
    text_pool_free(export->words);
    free(export->controls);
    facts_free(&export->facts);
    texts_clear(&export->faults);
    *export = (struct export_run){0};
}
