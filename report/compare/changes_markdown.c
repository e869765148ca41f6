/* SPDX-License-Identifier: MIT */
/* Changes as Markdown: see changes.h. */
#include <stdio.h>

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/workload.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/model/unit.h"
#include "report/text/texts.h"

#define ROWS_MOST 100

static void put_runs(const struct changes *changes, FILE *out)
{
    char text[256];
    size_t i;

    for (i = 0; i < changes->compare->run_count; i++) {
        compare_label(&changes->compare->runs[i], text, sizeof(text));
        fprintf(out, "- %c: ", compare_letter(i));
        markdown_put_code(text, out);
        fputs(", ", out);
        markdown_put_code(changes->compare->runs[i].path, out);
        fputc('\n', out);
    }
    unit_meaning(changes->compare->runs[0].run, text, sizeof(text));
    fprintf(out, "- %s\n\n", text);
}

static void put_table(const struct changes *changes, FILE *out)
{
    struct table table;
    size_t more = changes_table(changes, ROWS_MOST, &table);

    markdown_table(&table, out);
    if (more)
        fprintf(out, "\n... and %zu more\n", more);
}

static void put_end(const struct changes *changes, FILE *out)
{
    char text[512];
    size_t i;

    for (i = 0; i < changes->count; i++) {
        changes_count(&changes->at[i], text, sizeof(text));
        fprintf(out, "\n%c: %zu cases: %s.\n", compare_letter(i + 1), changes->at[i].count, text);
        workload_text(&changes->at[i], text, sizeof(text));
        if (*text)
            fprintf(out, "\n%c: %s.\n", compare_letter(i + 1), text);
    }
}

static void put_warning(const char *text, FILE *out)
{
    fputs("- ", out);
    markdown_put_code(text, out);
    fputc('\n', out);
}

void changes_markdown(const struct changes *changes, FILE *out)
{
    struct texts warnings = {0};
    size_t i;

    put_runs(changes, out);
    if (changes->row_count)
        put_table(changes, out);
    else
        fprintf(out, "%s\n", changes_none(changes));
    put_end(changes, out);
    changes_warnings(changes, &warnings);
    if (warnings.count)
        fputs("\nWarnings:\n\n", out);
    for (i = 0; i < warnings.count; i++)
        put_warning(warnings.at[i], out);
    texts_clear(&warnings);
}
