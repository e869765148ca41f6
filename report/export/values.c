/* SPDX-License-Identifier: MIT */
/*
 * One number a line, for ministat, gnuplot and R: one measure of one case, by boot or every sample.
 * What the numbers are stands in lines that begin with '#', which all three pass over.
 */
#include <stdio.h>

#include "report/export/export.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/text/text.h"

static void put_number(FILE *out, double number)
{
    char text[64];

    export_number(text, sizeof(text), number);
    fprintf(out, "%s\n", text);
}

static void put_samples(FILE *out, const struct export_run *export, const struct export_case *c,
                        const struct export_price *price, unsigned boot)
{
    const struct series *s = find_series(c->of, boot, price->path, false, price->n);
    const struct series *twin = find_twin(export->run, c->of, s, price->path);
    double level = 0;
    uint64_t k;
    size_t i;

    series_level(run_unit(export->run), twin, &level);
    for (i = 0; i < s->count; i++)
        for (k = 0; k < s->pairs[i].count; k++)
            put_number(out, ((double)s->pairs[i].value - level) / price->n);
}

static void put_head(FILE *out, const struct export_run *export, const struct export_case *c,
                     const struct export_choice *choice)
{
    const struct export_price *price = &c->at[choice->measure];
    char title[512];
    size_t i;

    export_title(export, title, sizeof(title));
    fputs("# ", out);
    text_put(out, c->of->name);
    fprintf(out, ": %s of one %s (%s n=%u), %s\n# ", export->unit, measure_word(choice->measure),
            path_name(price->path), price->n, choice->samples ? "every sample" : "one line a boot");
    text_put(out, title);
    fputc('\n', out);
    for (i = 0; i < export->faults.count; i++) {
        fputs("# ", out);
        text_put(out, export->faults.at[i]);
        fputc('\n', out);
    }
}

void export_values(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    const struct export_case *c = &export->cases[0];
    const struct export_price *price = &c->at[choice->measure];
    size_t i;

    put_head(out, export, c, choice);
    for (i = 0; i < price->count; i++)
        if (choice->samples)
            put_samples(out, export, c, price, price->boots[i].boot);
        else
            put_number(out, price->boots[i].price);
}
