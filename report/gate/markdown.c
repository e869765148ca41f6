/* SPDX-License-Identifier: MIT */
/* A gate's result as Markdown, for a CI job's summary: see gate.h. */

/* A summary is read, and some readers cut it at a size. */
#define ROWS_MOST 100
#include <stdio.h>

#include "report/compare/compare.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/text/texts.h"

static void put_side(const struct gate *gate, size_t run, const char *word, FILE *out)
{
    char label[128];

    compare_label(&gate->compare->runs[run], label, sizeof(label));
    fprintf(out, "- %s: ", word);
    markdown_put_code(label, out);
    fputs(", ", out);
    markdown_put_code(gate->compare->runs[run].path, out);
    fputc('\n', out);
}

/* A list of lines, as many as 'most'. */
static void put_list(const struct texts *lines, size_t most, FILE *out)
{
    size_t i;

    for (i = 0; i < lines->count && i < most; i++) {
        fputs("- ", out);
        markdown_put_code(lines->at[i], out);
        fputc('\n', out);
    }
    if (lines->count > most)
        fprintf(out, "- ... and %zu more like these\n", lines->count - most);
}

static void put_across(const struct gate *gate, FILE *out)
{
    struct texts lines = {0};

    gate_across(gate, &lines);
    put_list(&lines, lines.count, out);
    texts_clear(&lines);
}

static void put_table(const struct gate *gate, FILE *out)
{
    struct table table;
    size_t left = gate_table(gate, ROWS_MOST, &table);

    if (gate_table_empty(&table)) {
        table_drop(&table);
        return;
    }
    markdown_table(&table, out);
    if (left)
        fprintf(out, "\n%zu more are left out.\n", left);
    fputc('\n', out);
}

static void put_reasons(const struct gate *gate, FILE *out)
{
    struct texts reasons = {0};

    gate_reasons(gate, &reasons);
    put_list(&reasons, ROWS_MOST, out);
    if (reasons.count)
        fputc('\n', out);
    texts_clear(&reasons);
}

static void put_verdicts(const struct gate *gate, FILE *out)
{
    char text[512];

    put_across(gate, out);
    gate_rule(gate, text, sizeof(text));
    fprintf(out, "- %s\n\n", text);
    put_table(gate, out);
    put_reasons(gate, out);
    gate_counts(gate, text, sizeof(text));
    fprintf(out, "%zu cases: %s.\n", gate->judgement->count, text);
    if (gate->notes.count)
        fputc('\n', out);
    put_list(&gate->notes, gate->notes.count, out);
}

bool gate_markdown(const struct gate *gate, FILE *out)
{
    fprintf(out, "### pvbench gate: %s\n\n", gate_word(gate));
    put_side(gate, 0, "base", out);
    put_side(gate, 1, "new", out);
    if (gate->refusals.count)
        put_list(&gate->refusals, gate->refusals.count, out);
    else
        put_verdicts(gate, out);
    return !ferror(out);
}
