/* SPDX-License-Identifier: MIT */
/* A case of a run and its prices as JSON: see json.h. */
#include "report/json/json.h"

#include <stdio.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/curve.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

/* Under icount QEMU's CPUs take turns, and nothing has a price (docs/method.md). */
static bool takes_turns(const struct run *run)
{
    const char *vcpus = run_fact(run, "guest.vcpus");

    return run_unit(run) == UNIT_INSNS && vcpus && strcmp(vcpus, "1") != 0;
}

/* What was timed has a price, if only of a refusal; else the status says why there is none. */
static bool says_why(const struct verdict *verdict)
{
    return !verdict->ended || verdict->lacking || verdict->status == STATUS_SKIPPED ||
           verdict->status >= STATUS_WRONG;
}

/* Why there is no price by a path, in the kernel's words where it has some. */
static void why_none(const struct run *run, const struct price *price, enum path path, char *out,
                     size_t size)
{
    const struct run_case *c = price->of;
    size_t i;

    for (i = 0; i < c->skip_count; i++)
        if (c->skips[i].path == path) {
            snprintf(out, size, "%s is not issued: %s", path_name(path), c->skips[i].why);
            return;
        }
    if (says_why(&price->verdict))
        snprintf(out, size, "%s%s%s", verdict_name(&price->verdict),
                 *price->verdict.why ? ": " : "", price->verdict.why);
    else if (!c->paths[path].count)
        snprintf(out, size, "%s is not measured", path_name(path));
    else if (takes_turns(run))
        snprintf(out, size, "nothing has a price in insns with several vCPUs");
    else
        snprintf(out, size, "no series of %s has all its samples, a level and a null call",
                 path_name(path));
}

/* In cycles how far a number may be off; null where a single boot does not tell. */
static void put_spread(struct json_out *json, const struct run *run, const char *key, bool have,
                       const struct boots_spread *spread)
{
    if (run_unit(run) != UNIT_CYCLES)
        return;
    if (!have || !spread_known(spread)) {
        json_text(json, key, NULL);
        return;
    }
    json_open(json, key, '{');
    json_number(json, "low", true, spread->low);
    json_number(json, "high", true, spread->high);
    json_number(json, "confidence", true, spread->confidence);
    json_count(json, "boots", spread->boots);
    json_out_close(json, '}');
}

static void put_price(struct json_out *json, const struct run *run, const struct price *price,
                      enum measure measure)
{
    enum path path = measure_path(price->of, measure);
    unsigned n = measure_batch(price, measure);
    double cost = price->single, once = price->once;
    bool has_once = measure == MEASURE_CALL ? price->have_single && price->has_once
                                            : curve_entry_once(&price->curves[path][0], &once);
    bool have = measure == MEASURE_CALL ? price->have_single
                                        : curve_per_entry(&price->curves[path][0], &cost);
    struct boots_spread spread = measure == MEASURE_CALL
                                     ? price->single_spread
                                     : curve_entry_spread(&price->curves[path][0]);
    char why[256] = "";

    if (!have)
        why_none(run, price, path, why, sizeof(why));
    json_open(json, measure_word(measure), '{');
    json_number(json, "price", have, cost);
    put_spread(json, run, "spread", have, &spread);
    json_number(json, "once", has_once, once);
    json_text(json, "path", path_name(path));
    json_number(json, "n", have, n);
    json_why(json, "why", why);
    json_out_close(json, '}');
}

/* The line through the batches of a path; why there is none, if it has none. */
static void put_line(struct json_out *json, const struct run *run, const struct price *price)
{
    const struct curve *plain = &price->curves[PATH_MULTI][0];
    const struct curve *fill = &price->curves[PATH_MULTI][1];
    char why[256] = "";

    if (!plain->count)
        why_none(run, price, PATH_MULTI, why, sizeof(why));
    else if (!plain->fitted)
        snprintf(why, sizeof(why), "its batches do not lie on a line");
    json_open(json, "multicall", '{');
    json_number(json, "a", plain->fitted, plain->a);
    put_spread(json, run, "a_spread", plain->fitted, &plain->a_spread);
    json_number(json, "b", plain->fitted, plain->b);
    put_spread(json, run, "b_spread", plain->fitted, &plain->b_spread);
    json_number(json, "b_filled", fill->fitted, fill->b);
    put_spread(json, run, "b_filled_spread", fill->fitted, &fill->b_spread);
    json_number(json, "even", price->have_break_even, price->break_even);
    json_why(json, "why", why);
    json_out_close(json, '}');
}

static void put_quantiles(struct json_out *json, const struct run *run, const struct price *price)
{
    size_t i;

    json_open(json, "quantiles", '[');
    for (i = 0; price->have_quantiles && i < QUANTILES; i++) {
        json_out_open(json, '{');
        json_number(json, "p", true, quantile_at[i]);
        json_number(json, "price", true, price->quantiles[i]);
        put_spread(json, run, "spread", true, &price->quantile_spreads[i]);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void json_case(struct json_out *json, const struct run *run, const struct price *price)
{
    const struct run_case *c = price->of;
    int measure;

    json_out_open(json, '{');
    json_text(json, "name", c->name);
    json_text(json, "status", verdict_name(&price->verdict));
    json_why(json, "why", price->verdict.why);
    json_count(json, "rev", c->rev);
    json_text(json, "state", c->state);
    json_count(json, "samples", price->samples);
    json_count(json, "outliers", price->outliers);
    if (run_unit(run) == UNIT_CYCLES) {
        json_count(json, "regions", price->regions);
        json_count(json, "preempted", price->preempted);
    }
    json_count(json, "printed", case_printed(c));
    json_open(json, "prices", '{');
    for (measure = 0; measure < MEASURE_COUNT; measure++)
        put_price(json, run, price, (enum measure)measure);
    json_out_close(json, '}');
    put_line(json, run, price);
    put_quantiles(json, run, price);
    json_out_close(json, '}');
}
