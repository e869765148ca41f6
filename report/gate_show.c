/* SPDX-License-Identifier: MIT */
/* A gate's result as text: see gate.h. */
#include <stdlib.h>
#include <string.h>

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

static void put_row(struct table *table, const struct judged *judged)
{
    const struct judged_measure *measure = judged_leading(judged);
    char change[64] = "-";

    table_cell(table, "%s%s", finding_word(judged->finding), judged->excused ? " (excused)" : "");
    table_cell(table, "%s", judged->name);
    table_cell(table, "%s", measure ? measure_word(judged_which(judged, measure)) : "");
    table_number(table, measure && measure->base.have, measure ? measure->base.price : 0);
    table_number(table, measure && measure->new.have, measure ? measure->new.price : 0);
    if (measure)
        gate_change_text(measure, change, sizeof(change));
    table_cell(table, "%s", change);
    table_number(table, measure, measure ? judged_floor(measure) : 0);
}

static int by_share(const void *one, const void *other)
{
    const struct judged *const *a = one, *const *b = other;
    const struct judged_measure *x = judged_leading(*a), *y = judged_leading(*b);
    double of_a = x ? judged_share(x) : 0, of_b = y ? judged_share(y) : 0;

    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    return strcmp((*a)->name, (*b)->name);
}

/* Rows of one finding, the largest growth first; returns how many were left out. */
static size_t put_rows(const struct gate *gate, enum finding finding, struct table *table)
{
    const struct judgement *judgement = gate->judgement;
    const struct judged **rows = calloc(judgement->count + 1, sizeof(struct judged *));
    size_t i, count = 0;

    for (i = 0; rows && i < judgement->count; i++)
        if (judgement->at[i].judged && judgement->at[i].finding == finding)
            rows[count++] = &judgement->at[i];
    if (count)
        qsort(rows, count, sizeof(struct judged *), by_share);
    for (i = 0; i < count && i < ROWS_MOST; i++)
        put_row(table, rows[i]);
    free(rows);
    return count > ROWS_MOST ? count - ROWS_MOST : 0;
}

static void put_table(const struct gate *gate, FILE *out)
{
    static const char *const heads[] = {"verdict", "case", "by", "base", "new", "change", "floor"};
    static const enum finding order[] = {FINDING_SLOWER, FINDING_INCONCLUSIVE, FINDING_INCOMPARABLE,
                                         FINDING_FASTER};
    size_t left_out[4], i, rows;
    struct table table;
    bool many = false;

    table_start(&table, heads, 7, 3);
    for (i = 0; i < 4; i++) {
        left_out[i] = put_rows(gate, order[i], &table);
        many |= left_out[i] > 0;
    }
    rows = table.count;
    if (rows > 7)
        fputc('\n', out);
    if (rows > 7)
        table_finish(&table, out);
    else
        table_drop(&table);
    for (i = 0; i < 4; i++)
        if (left_out[i])
            fprintf(out, "... and %zu more %s\n", left_out[i], finding_word(order[i]));
    if (many)
        gate_show_families(gate, out);
}

/* Growth that passes, and the reasons of what has no verdict, of a few cases each. */
static void put_reasons(const struct gate *gate, FILE *out)
{
    const struct judgement *judgement = gate->judgement;
    char text[512];
    size_t i, said = 0;

    for (i = 0; i < judgement->count && said < ROWS_MOST; i++) {
        const struct judged *judged = &judgement->at[i];
        const struct judged_measure *measure = judged_leading(judged);
        char change[64];

        if (!judged->judged || (judged->finding == FINDING_SAME && !judged_within(judged)))
            continue;
        if (judged_within(judged) && measure) {
            gate_change_text(measure, change, sizeof(change));
            snprintf(text, sizeof(text), "%s: one %s moved by %s, within %.1f", judged->name,
                     measure_word(judged_which(judged, measure)), change, judged_floor(measure));
        } else if (judged->excused || *judged->why) {
            snprintf(text, sizeof(text), "%s: %s%s%s", judged->name, judged->why,
                     judged->excused && *judged->why ? "; " : "",
                     judged->excused ? judged->excused : "");
        } else {
            continue;
        }
        fputs(said++ ? "" : "\n", out);
        put_line(text, out);
    }
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
    char text[512];
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
    fprintf(out, "%zu cases: ", gate->judgement->count);
    show_text(out, text, 2);
    put_advice(gate, out);
    fprintf(out, "gate: %s (exit status %d)\n", gate_word(gate), gate->status);
}
