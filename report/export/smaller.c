/* SPDX-License-Identifier: MIT */
/*
 * The "customSmallerIsBetter" JSON of github-action-benchmark (its README): an array of objects
 * with a name, a unit, a value, and for people a range and an extra text.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/export/json.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/model/facts.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/text/text.h"

/*
 * What a page shows beside a point, and keeps with each of them for ever: so of the facts only
 * those that make two points incomparable.
 */
static void put_facts(FILE *out, const struct facts *facts)
{
    const char *between = "\n";
    size_t i;

    for (i = 0; i < facts->count; i++)
        if (compare_key_find(facts->at[i].key)->class == COMPARE_REFUSED) {
            fprintf(out, "%s%s ", between, facts->at[i].key);
            text_put(out, facts->at[i].value);
            between = ", ";
        }
}

static char *extra_lines(const struct export_run *export, const struct export_case *c,
                         const struct export_price *price)
{
    char *text = NULL, title[512], status[256];
    size_t size = 0, i;
    FILE *out = open_memstream(&text, &size);

    export_title(export, title, sizeof(title));
    export_status(c, status, sizeof(status));
    fprintf(out, "%s n=%u, ", path_name(price->path), price->n);
    text_put(out, status);
    fputc('\n', out);
    text_put(out, title);
    for (i = 0; i < export->faults.count; i++) {
        fputc('\n', out);
        text_put(out, export->faults.at[i]);
    }
    put_facts(out, &export->facts);
    fclose(out);
    return text;
}

static json_t *named(const struct export_case *c, enum measure measure)
{
    char *name;
    json_t *text;

    if (asprintf(&name, "%s %s", c->of->name, measure_word(measure)) < 0)
        return json_null();
    text = export_json_text(name);
    free(name);
    return text;
}

static json_t *range_of(const struct export_price *price)
{
    char low[64], high[64], text[160];

    export_number(low, sizeof(low), price->lowest);
    export_number(high, sizeof(high), price->highest);
    snprintf(text, sizeof(text), "%s to %s", low, high);
    return json_string(text);
}

static json_t *bench(const struct export_run *export, const struct export_case *c,
                     enum measure measure)
{
    const struct export_price *price = &c->at[measure];
    json_t *object = json_object();
    char *extra = extra_lines(export, c, price);

    json_object_set_new(object, "name", named(c, measure));
    json_object_set_new(object, "unit", json_string(export->unit));
    json_object_set_new(object, "value", export_json_number(price->price));
    if (price->count > 1)
        json_object_set_new(object, "range", range_of(price));
    json_object_set_new(object, "extra", json_string(extra));
    free(extra);
    return object;
}

void export_smaller(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    json_t *root = json_array();
    size_t i, measure;

    (void)choice;
    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            if (export->cases[i].at[measure].have)
                json_array_append_new(root,
                                      bench(export, &export->cases[i], (enum measure)measure));
    export_json_put(root, out);
}
