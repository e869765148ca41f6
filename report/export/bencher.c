/* SPDX-License-Identifier: MIT */
/*
 * Bencher Metric Format (bencher.dev/docs/reference/bencher-metric-format): an object of
 * benchmarks, each an object of measures, each with a value, and with several boots its bounds.  It
 * has no place for units, so the unit is in the measure's name, and none for facts.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/export/json.h"
#include "report/prices/measure.h"
#include "report/text/text.h"

static json_t *metric(const struct export_price *price)
{
    json_t *object = json_object();

    json_object_set_new(object, "value", export_json_number(price->price));
    if (price->count > 1) {
        json_object_set_new(object, "lower_value", export_json_number(price->lowest));
        json_object_set_new(object, "upper_value", export_json_number(price->highest));
    }
    return object;
}

static json_t *metrics(const struct export_run *export, const struct export_case *c)
{
    json_t *object = json_object();
    char name[64];
    size_t measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        if (c->at[measure].have) {
            snprintf(name, sizeof(name), "%s-%s", measure_word((enum measure)measure),
                     export->unit);
            json_object_set_new(object, name, metric(&c->at[measure]));
        }
    return object;
}

void export_bencher(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    json_t *root = json_object();
    size_t i;

    (void)choice;
    for (i = 0; i < export->count; i++) {
        char *name = text_copy(export->cases[i].of->name);

        if (export->cases[i].priced)
            json_object_set_new(root, name, metrics(export, &export->cases[i]));
        free(name);
    }
    export_json_put(root, out);
}
