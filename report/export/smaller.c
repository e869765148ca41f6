/* SPDX-License-Identifier: MIT */
/*
 * The "customSmallerIsBetter" JSON of github-action-benchmark (its README): an array of objects
 * with a name, a unit, a value, and for people a range and an extra text.
 *
 * A page keeps each of these for ever, and there are a thousand in a run: what is of the whole run
 * is in the first of them only.
 */
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/export/json.h"
#include "report/format/count_words.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/model/facts.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/text/json_out.h"
#include "report/text/text.h"

/* A thousand boots may all have one. */
#define FAULTS_MOST 8

/* Of the facts only those that make two points incomparable. */
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

static void put_run(FILE *out, const struct export_run *export, const struct export_choice *choice)
{
    size_t i, left = export->count - export_shown(export, choice);
    char title[512];

    export_title(export, title, sizeof(title));
    fputc('\n', out);
    text_put(out, title);
    for (i = 0; i < export->faults.count && i < FAULTS_MOST; i++) {
        fputc('\n', out);
        text_put(out, export->faults.at[i]);
    }
    if (export->faults.count > FAULTS_MOST)
        fprintf(out, "\nand %zu more like these", export->faults.count - FAULTS_MOST);
    put_facts(out, &export->facts);
    if (export->base) {
        fputs("\nheld against ", out);
        text_put(out, export->base);
    }
    if (export->same)
        fprintf(out, "\n%zu %s that did not change %s left out", export->same,
                count_cases(export->same), export->same == 1 ? "is" : "are");
    if (left)
        fprintf(out, "\n%zu more %s %s left out: the text was to be no larger", left,
                count_cases(left), left == 1 ? "is" : "are");
}

/* What the base's price was. */
static void put_before(FILE *out, const struct export_case *c, enum measure measure)
{
    const struct measured *base = c->judged ? &c->judged->at[measure].base : NULL;
    char number[64];

    if (!base || !base->have)
        return;
    export_number(number, sizeof(number), base->price);
    fprintf(out, ", %s in the base", number);
}

static char *extra_lines(const struct export_case *c, enum measure measure)
{
    const struct export_price *price = &c->at[measure];
    char *text = NULL, status[256], once[128];
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    export_once_text(price, ", ", " with REP counted once", once, sizeof(once));
    export_status(c, status, sizeof(status));
    fprintf(out, "%s n=%u, ", path_name(price->path), price->n);
    text_put(out, status);
    fputs(once, out);
    put_before(out, c, measure);
    fclose(out);
    return text;
}

static char *first_lines(const struct export_run *export, const struct export_choice *choice,
                         char *lines)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    fputs(lines, out);
    put_run(out, export, choice);
    fclose(out);
    free(lines);
    return text;
}

static void put_name(struct json_out *json, const struct export_case *c, enum measure measure)
{
    char *name;

    if (asprintf(&name, "%s %s", c->of->name, measure_word(measure)) < 0)
        return;
    json_out_key(json, "name");
    json_out_text(json, name);
    free(name);
}

static void put_range(struct json_out *json, const struct export_price *price)
{
    char low[64], high[64], text[160];

    export_number(low, sizeof(low), price->lowest);
    export_number(high, sizeof(high), price->highest);
    snprintf(text, sizeof(text), "%s to %s", low, high);
    json_out_key(json, "range");
    json_out_text(json, text);
}

static void put_bench(struct json_out *json, const struct export_run *export,
                      const struct export_choice *choice, const struct export_case *c,
                      enum measure measure)
{
    const struct export_price *price = &c->at[measure];
    char *extra = extra_lines(c, measure);

    if (!json->filled)
        extra = first_lines(export, choice, extra);
    json_out_open(json, '{');
    put_name(json, c, measure);
    json_out_key(json, "unit");
    json_out_text(json, export->unit);
    export_json_number(json, "value", price->price);
    if (price->count > 1)
        put_range(json, price);
    export_json_lines(json, "extra", extra);
    json_out_close(json, '}');
    free(extra);
}

void export_smaller(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i, measure, shown = export_shown(export, choice);

    json_out_open(&json, '[');
    for (i = 0; i < shown; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            if (export->cases[i].at[measure].have)
                put_bench(&json, export, choice, &export->cases[i], (enum measure)measure);
    json_out_close(&json, ']');
    fputc('\n', out);
}
