/* SPDX-License-Identifier: MIT */
/*
 * CSV by RFC 4180: a row for each case, measure and boot, or one for a case without a price.
 *
 * Spreadsheets take a cell that begins with one of "=+-@" for a formula, quoted or not.  A text
 * that does gets an apostrophe before it; numbers are ours, and stay numbers.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/export/export.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/stats/spread.h"
#include "report/text/text.h"

static const char head[] = "env,xen,mode,role,case,status,why,measure,path,n,boot,outcome,"
                           "controls,samples,price,unit,build,once";
static const char head_cycles[] = ",preempted,low,high";

static void put_cell(FILE *out, const char *text)
{
    fputc('"', out);
    if (*text && strchr("=+-@", *text))
        fputc('\'', out);
    for (; *text; text++) {
        char one[] = {*text, '\0'};

        if (*text == '"')
            fputc('"', out);
        text_put(out, one);
    }
    fputc('"', out);
}

static void put_text(FILE *out, const char *text)
{
    put_cell(out, text);
    fputc(',', out);
}

/*
 * A fact of the run stands in every row: one of 64 KiB, as a run.json may have it, would make of a
 * thousand boots of a few bytes each as many times that.
 */
#define FACT_MOST 64

static void put_fact(FILE *out, const char *text)
{
    char start[FACT_MOST];

    snprintf(start, sizeof(start), "%s", text ? text : "");
    put_text(out, start);
}

/* What every row has: of which run and case. */
static void put_case(FILE *out, const struct export_run *export, const struct export_case *c)
{
    char xen[64];

    put_fact(out, run_begin_field(export->run, "env"));
    run_xen_version(export->run, xen, sizeof(xen));
    put_text(out, xen);
    put_fact(out, run_fact(export->run, "guest.mode"));
    put_fact(out, run_fact(export->run, "guest.role"));
    put_text(out, c->of->name);
    put_text(out, c->word);
    put_text(out, c->why);
}

/*
 * The last columns: two builds of one version are not one Xen, and what not all prices have.  In
 * cycles there are more of them, which stand empty where there is no price.
 */
static void put_end(FILE *out, const struct export_run *export, const char *once, const char *more)
{
    char build[RUN_XEN_BUILD];

    run_xen_build(export->run, build, sizeof(build));
    fputc(',', out);
    put_cell(out, build);
    fprintf(out, ",%s%s\r\n", once, export_has_spreads(export) ? more : "");
}

/* What was preempted in the boot, and the spread of the price over the boots. */
static void more_text(const struct export_price *price, const struct export_boot *boot, char *out,
                      size_t size)
{
    char low[64] = "", high[64] = "";

    if (spread_known(&price->spread)) {
        export_number(low, sizeof(low), price->spread.low);
        export_number(high, sizeof(high), price->spread.high);
    }
    snprintf(out, size, ",%" PRIu64 ",%s,%s", boot->preempted, low, high);
}

static void put_rows(FILE *out, const struct export_run *export, const struct export_case *c,
                     enum measure measure)
{
    const struct export_price *price = &c->at[measure];
    char number[64], once[64] = "", more[192];
    size_t i;

    for (i = 0; i < price->count; i++) {
        const struct export_boot *boot = &price->boots[i];

        put_case(out, export, c);
        export_number(number, sizeof(number), boot->price);
        if (price->has_once)
            export_number(once, sizeof(once), boot->once);
        fprintf(out, "%s,%s,%u,%u,%s,%s,%" PRIu64 ",%s,%s", measure_word(measure),
                path_name(price->path), price->n, boot->boot,
                outcome_name(run_boot_outcome(export->run, boot->boot)),
                export_controls(export, boot->boot), boot->samples, number, export->unit);
        more_text(price, boot, more, sizeof(more));
        put_end(out, export, once, more);
    }
}

void export_csv(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    size_t i, measure;

    (void)choice;
    fprintf(out, "%s%s\r\n", head, export_has_spreads(export) ? head_cycles : "");
    for (i = 0; i < export->count; i++) {
        const struct export_case *c = &export->cases[i];

        for (measure = 0; measure < MEASURE_COUNT; measure++)
            put_rows(out, export, c, (enum measure)measure);
        if (c->priced)
            continue;
        put_case(out, export, c);
        fputs(",,,,,,,,", out);
        put_end(out, export, "", ",,,");
    }
}
