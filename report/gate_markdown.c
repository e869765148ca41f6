/* SPDX-License-Identifier: MIT */
/* A gate's result as Markdown, for a CI job's summary: see gate.h. */
#include <stdlib.h>

#include "report/exit.h"
#include "report/gate.h"
#include "report/markdown.h"

/* A summary is read, and some readers cut it at a size. */
#define ROWS_MOST 100

static void put_code(const char *before, const char *text, const char *behind, FILE *out)
{
    char *code = markdown_code(text);

    fprintf(out, "%s%s%s", before, code, behind);
    free(code);
}

static void put_side(const struct gate *gate, size_t run, const char *word, FILE *out)
{
    char label[128];

    compare_label(&gate->compare->runs[run], label, sizeof(label));
    fprintf(out, "- %s: ", word);
    put_code("", label, ", ", out);
    put_code("", gate->compare->runs[run].path, "\n", out);
}

static void put_across(const struct gate *gate, FILE *out)
{
    char base[COMPARE_VALUE], new[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        if (compare_stands(gate->compare, &compare_keys[i], 1) != STAND_DIFFERENT)
            continue;
        compare_key_value(&compare_keys[i], gate->compare->runs[0].run, base, sizeof(base));
        compare_key_value(&compare_keys[i], gate->compare->runs[1].run, new, sizeof(new));
        fprintf(out, "- differs: %s: ", compare_keys[i].name);
        put_code("", base, ", ", out);
        put_code("", new, "\n", out);
    }
}

static void put_row(struct table *table, const struct judged *judged)
{
    const struct judged_measure *measure = judged_leading(judged);
    char change[64] = "-";

    if (measure)
        gate_change_text(measure, change, sizeof(change));
    table_cell(table, "%s%s", finding_word(judged->finding), judged->excused ? " (excused)" : "");
    table_cell(table, "%s", judged->name);
    table_cell(table, "%s", measure ? measure_word(judged_which(judged, measure)) : "");
    table_cell(table, "%s", judged->excused ? judged->excused : judged->why);
    table_number(table, measure && measure->base.have, measure ? measure->base.price : 0);
    table_number(table, measure && measure->new.have, measure ? measure->new.price : 0);
    table_cell(table, "%s", change);
    table_number(table, measure, measure ? judged_floor(measure) : 0);
}

/* Every case that is not the same; false: there is none. */
static bool put_table(const struct gate *gate, FILE *out)
{
    static const char *const heads[] = {"verdict", "case", "by",     "why",
                                        "base",    "new",  "change", "floor"};
    static const enum finding order[] = {FINDING_SLOWER, FINDING_INCONCLUSIVE, FINDING_INCOMPARABLE,
                                         FINDING_FASTER};
    struct table table;
    size_t k, i, rows = 0;

    table_start(&table, heads, 8, 4);
    for (k = 0; k < 4; k++)
        for (i = 0; i < gate->judgement->count; i++) {
            const struct judged *judged = &gate->judgement->at[i];

            if (judged->judged && judged->finding == order[k] && rows++ < ROWS_MOST)
                put_row(&table, judged);
        }
    if (rows)
        markdown_table(&table, out);
    else
        table_drop(&table);
    if (rows > ROWS_MOST)
        fprintf(out, "\n... and %zu more\n", rows - ROWS_MOST);
    return rows > 0;
}

bool gate_markdown(const struct gate *gate, FILE *out)
{
    char text[512];
    size_t i;

    fprintf(out, "### pvbench gate: %s\n\n", gate_word(gate));
    put_side(gate, 0, "base", out);
    put_side(gate, 1, "new", out);
    put_across(gate, out);
    gate_rule(gate, text, sizeof(text));
    fprintf(out, "- %s\n\n", text);
    if (put_table(gate, out))
        fputc('\n', out);
    gate_counts(gate, text, sizeof(text));
    fprintf(out, "%zu cases: %s.\n", gate->judgement->count, text);
    for (i = 0; i < gate->notes.count; i++)
        put_code(i ? "- " : "\n- ", gate->notes.at[i], "\n", out);
    return !ferror(out);
}
