/* SPDX-License-Identifier: MIT */
/*
 * Bencher Metric Format (bencher.dev/docs/reference/bencher-metric-format): an object of
 * benchmarks, each an object of measures, each with a value, and with several boots its bounds.  It
 * has no place for units, so the unit is in the measure's name, and none for facts.
 */
#include <stdio.h>

#include "report/export/export.h"
#include "report/export/json.h"
#include "report/prices/measure.h"
#include "report/text/json_out.h"

static void put_metric(struct json_out *json, const char *name, const struct export_price *price)
{
    json_out_key(json, name);
    json_out_open(json, '{');
    export_json_number(json, "value", price->price);
    if (price->count > 1) {
        export_json_number(json, "lower_value", price->lowest);
        export_json_number(json, "upper_value", price->highest);
    }
    json_out_close(json, '}');
}

/* A measure of its own, without bounds. */
static void put_once(struct json_out *json, const char *name, const struct export_price *price)
{
    char once[80];

    if (!price->has_once)
        return;
    snprintf(once, sizeof(once), "%s-once", name);
    json_out_key(json, once);
    json_out_open(json, '{');
    export_json_number(json, "value", price->once);
    json_out_close(json, '}');
}

static void put_metrics(struct json_out *json, const struct export_run *export,
                        const struct export_case *c)
{
    char name[64];
    size_t measure;

    json_out_key(json, c->of->name);
    json_out_open(json, '{');
    for (measure = 0; measure < MEASURE_COUNT; measure++)
        if (c->at[measure].have) {
            snprintf(name, sizeof(name), "%s-%s", measure_word((enum measure)measure),
                     export->unit);
            put_metric(json, name, &c->at[measure]);
            put_once(json, name, &c->at[measure]);
        }
    json_out_close(json, '}');
}

void export_bencher(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    (void)choice;
    json_out_open(&json, '{');
    for (i = 0; i < export->count; i++)
        if (export->cases[i].priced)
            put_metrics(&json, export, &export->cases[i]);
    json_out_close(&json, '}');
    fputc('\n', out);
}
