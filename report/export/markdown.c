/* SPDX-License-Identifier: MIT */
/* Markdown, for a job's summary: one table of the cases, warnings, and the host. */
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/model/brief.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/text/texts.h"

static void put_code(FILE *out, const char *text)
{
    char *code = markdown_code(text);

    fputs(code, out);
    free(code);
}

static void put_title(FILE *out, const struct export_run *export)
{
    char title[512], unit[128], *text;

    export_title(export, title, sizeof(title));
    text = markdown_text(title);
    unit_meaning(export->run, unit, sizeof(unit));
    fprintf(out, "**pvbench**: %s\n\nPrices of one call; %s.\n\n", text, unit);
    free(text);
}

/* A partial run may not look like a whole one, so this stands before any price. */
static void put_faults(FILE *out, const struct export_run *export)
{
    size_t i;

    if (!export->faults.count)
        return;
    fputs("**This run is not whole:**\n\n", out);
    for (i = 0; i < export->faults.count; i++) {
        fputs("- ", out);
        put_code(out, export->faults.at[i]);
        fputc('\n', out);
    }
    fputc('\n', out);
}

static void put_table(FILE *out, const struct export_run *export)
{
    static const char *const heads[] = {"case", "status", "call", "entry", "item"};
    struct table table;
    char status[256];
    size_t i, measure;

    table_start(&table, heads, 2 + MEASURE_COUNT, 2);
    for (i = 0; i < export->count; i++) {
        const struct export_case *c = &export->cases[i];

        table_cell(&table, "%s", c->of->name);
        export_status(c, status, sizeof(status));
        table_cell(&table, "%s", status);
        table_number(&table, c->at[MEASURE_CALL].have, c->at[MEASURE_CALL].price);
        for (measure = MEASURE_ENTRY; measure < MEASURE_COUNT; measure++)
            table_decimal(&table, c->at[measure].have, c->at[measure].price);
    }
    markdown_table(&table, out);
}

static void put_list(FILE *out, const struct export_run *export)
{
    const struct texts *problems = &export->run->problems;
    size_t i;

    if (problems->count)
        fputs("\nProblems:\n\n", out);
    for (i = 0; i < problems->count; i++) {
        fputs("- ", out);
        put_code(out, problems->at[i]);
        fputc('\n', out);
    }
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
    char counts[256];

    (void)choice;
    put_title(out, export);
    put_faults(out, export);
    put_table(out, export);
    run_count_statuses(export->run, counts, sizeof(counts));
    fprintf(out, "\n%zu shown of %s; call: one alone; entry and item: of the largest batch.\n",
            export->count, counts);
    put_list(out, export);
}
