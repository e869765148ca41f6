/* SPDX-License-Identifier: MIT */
/* A gate's result as text: see gate.h. */

/* As many rows of one finding as a person reads; the rest is told by family, and has --explain. */
#define ROWS_MOST 20
#include <stdio.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/format/count_words.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/words.h"
#include "report/profile/judged.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

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

static void put_across(const struct gate *gate, FILE *out)
{
    struct texts lines = {0};
    size_t i;

    gate_across(gate, &lines);
    for (i = 0; i < lines.count; i++)
        show_text(out, lines.at[i], 6);
    texts_clear(&lines);
}

static void put_once_legend(const struct gate *gate, FILE *out)
{
    char text[240];

    if (!gate_has_once(gate))
        return;
    gate_once_legend(gate, text, sizeof(text));
    show_text(out, text, 2);
}

static void put_table(const struct gate *gate, FILE *out)
{
    struct table table;
    size_t left = gate_table(gate, ROWS_MOST, &table);

    if (gate_table_empty(&table)) {
        table_drop(&table);
        return;
    }
    fputc('\n', out);
    table_finish(&table, out);
    put_once_legend(gate, out);
    if (!left)
        return;
    fprintf(out, "  ... and %zu more, which pvbench compare shows\n", left);
    gate_show_families(gate, out);
}

static void put_pools(const struct gate *gate, FILE *out)
{
    struct table table;

    if (!gate_pools_table(gate, &table))
        return;
    fputc('\n', out);
    table_finish(&table, out);
}

static void put_functions(const struct gate *gate, FILE *out)
{
    struct texts lines = {0};

    gate_functions(gate, ROWS_MOST, &lines);
    judged_functions_show(&lines, out);
    texts_clear(&lines);
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
        show_item(out, reasons.at[i]);
    if (reasons.count > ROWS_MOST)
        fprintf(out, "  ... and %zu more like these\n", reasons.count - ROWS_MOST);
    texts_clear(&reasons);
}

static const char *advice(const struct gate *gate)
{
    enum finding worst = judge_worst(gate->judgement);

    if (worst == FINDING_SLOWER)
        return "the same command with --explain CASE has every number behind a verdict. Fix it; "
               "or let it pass by a line in the policy, except.CASE = YYYY-MM-DD REASON; or take "
               "the new run for the base from now on.";
    if (finding_status(worst))
        return "the same command with --explain CASE says what is missing.";
    if (!judge_judged(gate->judgement))
        return "no case has a price in both runs: take a base of the same cases.";
    return "pvbench show says of a run what is wrong with it.";
}

static void put_advice(const struct gate *gate, FILE *out)
{
    char text[512];

    if (gate->status == EXIT_GOOD)
        return;
    snprintf(text, sizeof(text), "What to do: %s", advice(gate));
    show_text(out, text, 2);
}

static void put_counts(const struct gate *gate, FILE *out)
{
    char counts[512], text[640];

    gate_counts(gate, counts, sizeof(counts));
    snprintf(text, sizeof(text), "%zu %s: %s", gate->judgement->count,
             count_cases(gate->judgement->count), counts);
    show_text(out, text, 2);
}

void gate_show(const struct gate *gate, FILE *out)
{
    char text[512];
    size_t i;

    put_side(gate, 0, "base:", out);
    put_side(gate, 1, "new:", out);
    put_across(gate, out);
    gate_rule(gate, text, sizeof(text));
    show_text(out, text, 2);
    put_table(gate, out);
    put_pools(gate, out);
    put_functions(gate, out);
    put_reasons(gate, out);
    fputc('\n', out);
    for (i = 0; i < gate->notes.count; i++)
        show_item(out, gate->notes.at[i]);
    for (i = 0; i < 2; i++)
        compare_show_warnings(gate->compare, i, out);
    put_counts(gate, out);
    put_advice(gate, out);
    fprintf(out, "gate: %s (exit status %d)\n", gate_word(gate), gate->status);
}
