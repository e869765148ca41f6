/* SPDX-License-Identifier: MIT */
/* A gate's result as Markdown, for a CI job's summary: see gate.h. */

/* A summary is read, and some readers cut it at a size. */
#define ROWS_MOST 100
#include <stdio.h>

#include "report/compare/compare.h"
#include "report/format/count_words.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/profile/judged.h"
#include "report/text/fit.h"
#include "report/text/say.h"
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

static void put_table(const struct gate *gate, size_t rows, FILE *out)
{
    struct table table;
    size_t left = gate_table(gate, rows, &table);
    char legend[240];

    if (gate_table_empty(&table)) {
        table_drop(&table);
        return;
    }
    markdown_table(&table, out);
    if (gate_has_once(gate)) {
        gate_once_legend(gate, legend, sizeof(legend));
        fprintf(out, "\n%s\n", legend);
    }
    if (left)
        fprintf(out, "\n%zu more are left out.\n", left);
    fputc('\n', out);
}

static void put_pools(const struct gate *gate, FILE *out)
{
    struct table table;

    if (!gate_pools_table(gate, &table))
        return;
    markdown_table(&table, out);
    fputc('\n', out);
}

static void put_functions(const struct gate *gate, size_t rows, FILE *out)
{
    struct texts lines = {0};

    gate_functions(gate, rows, &lines);
    if (lines.count)
        fprintf(out, "%s\n\n", judged_functions_legend);
    put_list(&lines, lines.count, out);
    if (lines.count)
        fputc('\n', out);
    texts_clear(&lines);
}

static void put_reasons(const struct gate *gate, size_t rows, FILE *out)
{
    struct texts reasons = {0};

    gate_reasons(gate, &reasons);
    put_list(&reasons, rows, out);
    if (reasons.count)
        fputc('\n', out);
    texts_clear(&reasons);
}

static void put_verdicts(const struct gate *gate, size_t rows, FILE *out)
{
    char text[512];

    put_across(gate, out);
    gate_rule(gate, text, sizeof(text));
    fprintf(out, "- %s\n\n", text);
    put_table(gate, rows, out);
    put_pools(gate, out);
    put_functions(gate, rows, out);
    put_reasons(gate, rows, out);
    gate_counts(gate, text, sizeof(text));
    fprintf(out, "%zu %s: %s.\n", gate->judgement->count, count_cases(gate->judgement->count),
            text);
    if (gate->notes.count)
        fputc('\n', out);
    put_list(&gate->notes, rows, out);
}

/* So many rows of each verdict, and lines of each list. */
static void put_page(const void *what, size_t rows, FILE *out)
{
    const struct gate *gate = what;

    fprintf(out, "### pvbench gate: %s\n\n", gate_word(gate));
    put_side(gate, 0, "base", out);
    put_side(gate, 1, "new", out);
    if (gate->refusals.count)
        put_list(&gate->refusals, rows, out);
    else
        put_verdicts(gate, rows, out);
}

bool gate_markdown_rows(const struct gate *gate, size_t max_bytes, size_t *rows)
{
    struct fit fit = {0, ROWS_MOST, put_page, gate};
    size_t smallest = 0;

    *rows = ROWS_MOST;
    if (!max_bytes || fit_items(&fit, max_bytes, rows, &smallest))
        return true;
    say_line("pvbench: --max-bytes %zu is too few: the smallest Markdown of this gate has %zu",
             max_bytes, smallest);
    return false;
}

bool gate_markdown(const struct gate *gate, size_t rows, FILE *out)
{
    put_page(gate, rows, out);
    return !ferror(out);
}
