/* SPDX-License-Identifier: MIT */
/* A gate's result as text: see gate.h. */
#include "report/exit.h"
#include "report/gate.h"
#include "report/run_words.h"
#include "report/show.h"

/* As many rows of one finding as a person reads; the rest is told by family, and has --explain. */
#define ROWS_MOST 20

static void put_line(const char *text, FILE *out)
{
    fputs("  ", out);
    show_text(out, text, 4);
}

static void put_side(const struct gate *gate, size_t run, const char *word, FILE *out)
{
    const struct compare_run *of = &gate->compare->runs[run];
    char label[128], boots[64], text[8192];

    compare_label(of, label, sizeof(label));
    run_count_boots(of->run, boots, sizeof(boots));
    snprintf(text, sizeof(text), "%s, %s: %s", label, boots, of->path);
    fprintf(out, "%-6s", word);
    show_text(out, text, 6);
}

/* The keys in which the two differ, and may. */
static void put_across(const struct gate *gate, FILE *out)
{
    char base[COMPARE_VALUE], new[COMPARE_VALUE], text[3 * COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (compare_stands(gate->compare, key, 1) != STAND_DIFFERENT)
            continue;
        compare_key_value(key, gate->compare->runs[0].run, base, sizeof(base));
        compare_key_value(key, gate->compare->runs[1].run, new, sizeof(new));
        snprintf(text, sizeof(text), "%s %s: %s, %s",
                 compare_across_has(&gate->compare->options.across, key) ? "across" : "differs:",
                 key->name, base, new);
        show_text(out, text, 6);
    }
}

static void put_table(const struct gate *gate, FILE *out)
{
    struct table table;
    bool all = gate_table(gate, ROWS_MOST, &table);

    if (gate_table_empty(&table)) {
        table_drop(&table);
        return;
    }
    fputc('\n', out);
    table_finish(&table, out);
    if (!all)
        gate_show_families(gate, out);
}

/* Growth that passes, and why there is no verdict. */
static void put_reasons(const struct gate *gate, FILE *out)
{
    struct texts reasons = {0};
    size_t i;

    gate_reasons(gate, &reasons);
    if (reasons.count)
        fputc('\n', out);
    for (i = 0; i < reasons.count && i < ROWS_MOST; i++)
        put_line(reasons.at[i], out);
    if (reasons.count > ROWS_MOST)
        fprintf(out, "  ... and %zu more like these\n", reasons.count - ROWS_MOST);
    texts_clear(&reasons);
}

static void put_advice(const struct gate *gate, FILE *out)
{
    const char *base = gate->compare->runs[0].path, *new = gate->compare->runs[1].path;
    enum finding worst = judge_worst(gate->judgement);
    char text[8192];

    if (gate->status == EXIT_GOOD)
        return;
    if (worst == FINDING_SLOWER)
        snprintf(
            text, sizeof(text),
            "What to do: pvbench gate --explain CASE %s %s has every number behind a verdict. "
            "Mend it; or let it pass by a line in the policy, except.CASE = YYYY-MM-DD REASON; "
            "or take the new run for the base from now on.",
            base, new);
    else if (finding_status(worst))
        snprintf(text, sizeof(text),
                 "What to do: pvbench gate --explain CASE %s %s says what is missing.", base, new);
    else
        snprintf(text, sizeof(text),
                 "What to do: pvbench show says of a run what is wrong with it.");
    show_text(out, text, 2);
}

void gate_show(const struct gate *gate, FILE *out)
{
    char text[512], line[640];
    size_t i;

    put_side(gate, 0, "base:", out);
    put_side(gate, 1, "new:", out);
    put_across(gate, out);
    gate_rule(gate, text, sizeof(text));
    show_text(out, text, 2);
    put_table(gate, out);
    put_reasons(gate, out);
    fputc('\n', out);
    for (i = 0; i < gate->notes.count; i++)
        put_line(gate->notes.at[i], out);
    for (i = 0; i < 2; i++)
        compare_show_warnings(gate->compare, i, out);
    gate_counts(gate, text, sizeof(text));
    snprintf(line, sizeof(line), "%zu cases: %s", gate->judgement->count, text);
    show_text(out, line, 2);
    put_advice(gate, out);
    fprintf(out, "gate: %s (exit status %d)\n", gate_word(gate), gate->status);
}
