/* SPDX-License-Identifier: MIT */
/* A gate's result as Markdown, for a CI job's summary: see gate.h. */
#include "report/gate.h"
#include "report/markdown.h"

/* A summary is read, and some readers cut it at a size. */
#define ROWS_MOST 100

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
        markdown_put_code(base, out);
        fputs(", ", out);
        markdown_put_code(new, out);
        fputc('\n', out);
    }
}

static void put_item(const char *text, FILE *out)
{
    fputs("- ", out);
    markdown_put_code(text, out);
    fputc('\n', out);
}

static void put_table(const struct gate *gate, FILE *out)
{
    struct table table;
    bool all = gate_table(gate, ROWS_MOST, &table);

    if (gate_table_empty(&table)) {
        table_drop(&table);
        return;
    }
    markdown_table(&table, out);
    fprintf(out, "%s\n", all ? "" : "\nThese are the first of more.\n");
}

static void put_reasons(const struct gate *gate, FILE *out)
{
    struct texts reasons = {0};
    size_t i;

    gate_reasons(gate, &reasons);
    for (i = 0; i < reasons.count && i < ROWS_MOST; i++)
        put_item(reasons.at[i], out);
    if (reasons.count)
        fputc('\n', out);
    texts_clear(&reasons);
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
    put_table(gate, out);
    put_reasons(gate, out);
    gate_counts(gate, text, sizeof(text));
    fprintf(out, "%zu cases: %s.\n", gate->judgement->count, text);
    if (gate->notes.count)
        fputc('\n', out);
    for (i = 0; i < gate->notes.count; i++)
        put_item(gate->notes.at[i], out);
    return !ferror(out);
}
