/* SPDX-License-Identifier: MIT */
/*
 * OpenMetrics text 1.0, which the Prometheus text format 0.0.4 takes as well: only gauges, since
 * the older format knows no other type that would fit.  No sample has a time: a run has none to be
 * trusted, and the node exporter's text files may have none.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/stats/spread.h"
#include "report/text/text.h"

static void put_family(FILE *out, const char *name, const char *unit, const char *what)
{
    fprintf(out, "# HELP pvbench_%s%s%s %s\n# TYPE pvbench_%s%s%s gauge\n", name, unit ? "_" : "",
            unit ? unit : "", what, name, unit ? "_" : "", unit ? unit : "");
    if (unit)
        fprintf(out, "# UNIT pvbench_%s_%s %s\n", name, unit, unit);
}

/* A label's value: backslash, quote and newline are escaped, and no newline is left. */
static void put_label(FILE *out, const char *between, const char *name, const char *value)
{
    char *clean = text_copy(value), *at;

    fputs(between, out);
    /* A name of a fact has dots and dashes, which a label's may not. */
    for (; *name; name++)
        fputc(isalnum((unsigned char)*name) ? *name : '_', out);
    fputs("=\"", out);
    for (at = clean; *at; at++) {
        if (*at == '\\' || *at == '"')
            fputc('\\', out);
        fputc(*at, out);
    }
    fputc('"', out);
    free(clean);
}

static void put_info(FILE *out, const struct export_run *export)
{
    size_t i;

    put_family(out, "run_info", NULL, "What was measured, and on what; always 1.");
    fputs("pvbench_run_info{", out);
    for (i = 0; i < export->facts.count; i++)
        put_label(out, i ? "," : "", export->facts.at[i].key, export->facts.at[i].value);
    fputs("} 1\n", out);
    put_family(out, "run_exit_status", NULL, "What pvbench show RUN exits with; 0 is a good run.");
    fprintf(out, "pvbench_run_exit_status %d\n", run_exit_status(export->run));
}

static void put_boots(FILE *out, const struct export_run *export)
{
    size_t i;

    put_family(out, "boot_good", NULL, "1 for a boot that came to its end, with good controls.");
    for (i = 1; i <= export->run->boot_count; i++) {
        char number[32], fault[64];
        bool bad = export_boot_fault(export, (unsigned)i, fault, sizeof(fault));

        snprintf(number, sizeof(number), "%zu", i);
        put_label(out, "pvbench_boot_good{", "boot", number);
        put_label(out, ",", "outcome", outcome_name(run_boot_outcome(export->run, (unsigned)i)));
        put_label(out, ",", "controls", export_controls(export, (unsigned)i));
        fprintf(out, "} %d\n", !bad);
    }
}

static void put_cases(FILE *out, const struct export_run *export)
{
    size_t i;

    put_family(out, "case_priced", NULL, "1 for a case that has a price, 0 for one that has none.");
    for (i = 0; i < export->count; i++) {
        const struct export_case *c = &export->cases[i];

        put_label(out, "pvbench_case_priced{", "case", c->of->name);
        put_label(out, ",", "status", c->word);
        fprintf(out, "} %d\n", c->priced);
    }
}

/* A number of one price; the family's name is what stands behind "price" in it. */
static void put_number(FILE *out, const struct export_run *export, const struct export_case *c,
                       enum measure measure, const char *family, double value)
{
    const struct export_price *price = &c->at[measure];
    char n[32], number[64];

    snprintf(n, sizeof(n), "%u", price->n);
    export_number(number, sizeof(number), value);
    fprintf(out, "pvbench_price%s_%s", family, export->unit);
    put_label(out, "{", "case", c->of->name);
    put_label(out, ",", "measure", measure_word(measure));
    put_label(out, ",", "path", path_name(price->path));
    put_label(out, ",", "n", n);
    fprintf(out, "} %s\n", number);
}

static void put_prices(FILE *out, const struct export_run *export)
{
    size_t i, measure;

    put_family(
        out, "price", export->unit,
        "Of one call less the null call, the median over the boots; n calls in a timed region.");
    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            if (export->cases[i].at[measure].have)
                put_number(out, export, &export->cases[i], (enum measure)measure, "",
                           export->cases[i].at[measure].price);
}

/* A family of its own, which a run without it does not have. */
static void put_once(FILE *out, const struct export_run *export)
{
    bool any = false;
    size_t i, measure;

    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++) {
            if (!export->cases[i].at[measure].has_once)
                continue;
            if (!any)
                put_family(out, "price_once", export->unit,
                           "The same price with each REP instruction counted once, and not each of "
                           "its iterations.");
            any = true;
            put_number(out, export, &export->cases[i], (enum measure)measure, "_once",
                       export->cases[i].at[measure].once);
        }
}

/* One end of the spreads: families of their own, which a run of one boot does not have. */
static void put_ends(FILE *out, const struct export_run *export, bool high)
{
    bool any = false;
    size_t i, measure;

    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++) {
            const struct boots_spread *spread = &export->cases[i].at[measure].spread;

            if (!export->cases[i].at[measure].have || !spread_known(spread))
                continue;
            if (!any)
                put_family(out, high ? "price_high" : "price_low", export->unit,
                           high
                               ? "Where that interval ends."
                               : "Where the 95 % interval of the price, the median over the boots, "
                                 "begins; of fewer than six boots their range.");
            any = true;
            put_number(out, export, &export->cases[i], (enum measure)measure,
                       high ? "_high" : "_low", high ? spread->high : spread->low);
        }
}

void export_openmetrics(const struct export_run *export, const struct export_choice *choice,
                        FILE *out)
{
    (void)choice;
    put_info(out, export);
    put_boots(out, export);
    put_cases(out, export);
    if (export->unit) {
        put_prices(out, export);
        put_once(out, export);
        put_ends(out, export, false);
        put_ends(out, export, true);
    }
    fputs("# EOF\n", out);
}
