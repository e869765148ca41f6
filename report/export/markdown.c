/* SPDX-License-Identifier: MIT */
/* Markdown, for a job's summary: one table of the cases, warnings, and the host. */
#include <stdio.h>
#include <stdlib.h>

#include "report/diagnosis/diagnosis.h"
#include "report/export/export.h"
#include "report/format/count_words.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/brief.h"
#include "report/model/level.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/stats/spread.h"
#include "report/text/texts.h"

static void put_code(FILE *out, const char *text)
{
    char *code = markdown_code(text);

    fputs(code, out);
    free(code);
}

/* Where there is no room for all cases, there is none for a thousand problems. */
#define LINES_MOST 20

static void put_lines(FILE *out, const struct texts *lines, bool limited)
{
    size_t i;

    for (i = 0; i < lines->count && !(limited && i == LINES_MOST); i++) {
        fputs("- ", out);
        put_code(out, lines->at[i]);
        fputc('\n', out);
    }
    if (i < lines->count)
        fprintf(out, "- and %zu more like these\n", lines->count - i);
}

static void put_title(FILE *out, const struct export_run *export)
{
    char title[512], unit[128], *text;

    export_title(export, title, sizeof(title));
    text = markdown_text(title);
    unit_meaning(export->run, unit, sizeof(unit));
    fprintf(out, "**pvbench**: %s\n\nPrices of one call; %s%s.\n\n", text, unit,
            run_counts_once(export->run) ? "; each iteration of a REP instruction counts" : "");
    free(text);
}

/* A partial run may not look like a whole one, so this stands before any price. */
static void put_faults(FILE *out, const struct export_run *export, bool limited)
{
    if (!export->faults.count)
        return;
    fputs("**This run is not whole:**\n\n", out);
    put_lines(out, &export->faults, limited);
    fputc('\n', out);
}

#define COLUMNS (3 + MEASURE_COUNT)

static void put_change(struct table *table, const struct export_case *c)
{
    const struct judged_measure *measure = NULL;
    char change[64], rep[160];

    if (c->judged && c->judged->judged)
        measure = judged_leading(c->judged);
    if (!c->judged || (!c->judged->judged && !c->judged->fresh)) {
        table_cell(table, "-");
    } else if (!measure) {
        table_cell(table, "%s", c->judged->fresh ? "new" : finding_word(c->judged->finding));
    } else {
        judged_change_text(measure, REP_EACH, change, sizeof(change));
        judged_rep_text(measure, rep, sizeof(rep));
        table_cell(table, "%s: %s %s%s", finding_word(c->judged->finding),
                   measure_word(judged_which(c->judged, measure)), change, rep);
    }
}

/* A price, and in cycles how far it may be off. */
static void put_price(struct table *table, const struct export_price *price, bool decimal)
{
    char number[32], reach[48];

    if (!price->have || !spread_known(&price->spread)) {
        if (decimal)
            table_decimal(table, price->have, price->price);
        else
            table_number(table, price->have, price->price);
        return;
    }
    if (decimal)
        decimal_text(number, sizeof(number), price->price);
    else
        number_text(number, sizeof(number), price->price);
    price_spread_text(&price->spread, price->price, reach, sizeof(reach));
    table_cell(table, "%s " PRICE_SPREAD " %s", number, reach);
}

static void put_table(FILE *out, const struct export_run *export, size_t shown)
{
    static const char *const heads[COLUMNS] = {"case", "status", "call", "entry", "item", "change"};
    struct table table;
    char status[256];
    size_t i, measure;

    table_start(&table, heads, export->base ? COLUMNS : COLUMNS - 1, 2);
    for (i = 0; i < shown; i++) {
        const struct export_case *c = &export->cases[i];

        table_cell(&table, "%s", c->of->name);
        export_status(c, status, sizeof(status));
        table_cell(&table, "%s", status);
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            put_price(&table, &c->at[measure], measure != MEASURE_CALL);
        if (export->base)
            put_change(&table, c);
    }
    markdown_table(&table, out);
}

static bool any_spread(const struct export_run *export)
{
    size_t i, measure;

    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            if (spread_known(&export->cases[i].at[measure].spread))
                return true;
    return false;
}

/* What the table does not have, and why. */
static void put_left_out(FILE *out, const struct export_run *export, size_t shown)
{
    size_t left = shown < export->count ? export->count - shown : 0;

    if (export->base) {
        fputs("\nchange: against ", out);
        put_code(out, export->base);
        if (export->same)
            fprintf(out, "; %zu %s that did not change %s left out", export->same,
                    count_cases(export->same), export->same == 1 ? "is" : "are");
        fputs(".\n", out);
    }
    if (left)
        fprintf(out, "\n**%zu more %s %s left out**, since this was to be no larger.\n", left,
                count_cases(left), left == 1 ? "is" : "are");
}

/* What is not ok, and how much is. */
static void put_diagnosis(FILE *out, const struct run *run)
{
    char text[DIAGNOSED_TEXT];
    struct diagnosis diagnosis;
    struct texts lines = {0};
    size_t i;

    diagnosis_make(&diagnosis, run);
    for (i = 0; i < diagnosis.count; i++) {
        const struct diagnosed *item = &diagnosis.at[i];

        if (item->check.verdict == CHECK_OK)
            continue;
        diagnosed_text(&diagnosis, item, text, sizeof(text));
        texts_say(&lines, "%s: %s", check_verdict_name(item->check.verdict), text);
    }
    fprintf(out, "\nDiagnosis: %zu of %zu checks ok.\n%s", diagnosis.count - lines.count,
            diagnosis.count, lines.count ? "\n" : "");
    put_lines(out, &lines, false);
    texts_clear(&lines);
    diagnosis_free(&diagnosis);
}

static void put_list(FILE *out, const struct export_run *export, bool limited)
{
    const struct texts *problems = &export->run->problems;
    size_t i;

    if (problems->count)
        fputs("\nProblems:\n\n", out);
    put_lines(out, problems, limited);
    put_diagnosis(out, export->run);
    fputs("\n<details><summary>Host</summary>\n\n", out);
    for (i = 0; i < export->facts.count; i++) {
        fprintf(out, "- %s: ", export->facts.at[i].key);
        put_code(out, export->facts.at[i].value);
        fputc('\n', out);
    }
    fputs("\n</details>\n", out);
}

void export_markdown(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    size_t shown = export_shown(export, choice);
    char counts[256];

    put_title(out, export);
    put_faults(out, export, choice->limited);
    put_table(out, export, shown);
    run_count_statuses(export->run, counts, sizeof(counts));
    fprintf(out, "\n%zu shown of %s; call: one alone; entry and item: of the largest batch.\n",
            shown, counts);
    if (any_spread(export))
        fprintf(out, "\n%s\n", price_spread_legend);
    put_left_out(out, export, shown);
    put_list(out, export, choice->limited);
}
