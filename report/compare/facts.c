/* SPDX-License-Identifier: MIT */
/* What runs are, and in which facts they differ, before any price: see compare.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/compare/subject.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"

/* Facts of this length and more are not told again where they are alike. */
#define SHORT_FACT 24

void compare_show_runs(const struct compare *compare, FILE *out)
{
    static const char *const heads[] = {"", "env", "Xen", "mode", "role", "boots", "run"};
    struct table table;
    char text[128];
    size_t i;

    table_start(&table, heads, 7, 7);
    for (i = 0; i < compare->run_count; i++) {
        const struct compare_run *run = &compare->runs[i];
        const char *role = run_fact(run->run, "guest.role");

        table_cell(&table, "%c", compare_letter(i));
        table_cell(&table, "%s", run->env);
        table_cell(&table, "%s%s%s", run->xen, *run->build ? " " : "", run->build);
        table_cell(&table, "%s", run->mode);
        table_cell(&table, "%s", role ? role : "?");
        run_count_boots(run->run, text, sizeof(text));
        table_cell(&table, "%s", text);
        table_cell(&table, "%s", run->path);
    }
    table_finish(&table, out);
    unit_meaning(compare->runs[0].run, text, sizeof(text));
    show_line(out, 2, "%s", text);
}

static void put_subject(const struct compare *compare, size_t run, FILE *out)
{
    char subject[COMPARE_SUBJECT_TEXT], text[COMPARE_SUBJECT_TEXT + 8];

    if (!compare_subject(compare, run, compare_letter, subject, sizeof(subject)))
        return;
    snprintf(text, sizeof(text), "%c/A: %s.", compare_letter(run), subject);
    show_item(out, text);
}

/* Appends to a text of that size. */
__attribute__((format(printf, 3, 4))) static void append(char *text, size_t size,
                                                         const char *format, ...)
{
    size_t len = strlen(text);
    va_list args;

    va_start(args, format);
    vsnprintf(text + len, size - len, format, args);
    va_end(args);
}

static bool same_value(const struct compare *compare, const struct compare_key *key, size_t a,
                       size_t b)
{
    char of_a[COMPARE_VALUE], of_b[COMPARE_VALUE];
    bool have_a = compare_key_value(key, compare->runs[a].run, of_a, sizeof(of_a));
    bool have_b = compare_key_value(key, compare->runs[b].run, of_b, sizeof(of_b));

    return have_a == have_b && !strcmp(of_a, of_b);
}

/* "A, C native; B compat": each value once, behind the letters of the runs that have it. */
static void list_values(const struct compare *compare, const struct compare_key *key, char *out,
                        size_t size)
{
    char value[COMPARE_VALUE];
    size_t i, k;

    for (i = 0; i < compare->run_count; i++) {
        for (k = 0; k < i && !same_value(compare, key, k, i); k++)
            ;
        if (k < i)
            continue;
        append(out, size, "%s%c", *out ? "; " : "", compare_letter(i));
        for (k = i + 1; k < compare->run_count; k++)
            if (same_value(compare, key, i, k))
                append(out, size, ", %c", compare_letter(k));
        if (!compare_key_value(key, compare->runs[i].run, value, sizeof(value)))
            strcpy(value, "not known");
        append(out, size, " %s", value);
    }
}

static bool any_stands(const struct compare *compare, const struct compare_key *key,
                       enum compare_stand stand)
{
    size_t i;

    for (i = 1; i < compare->run_count; i++)
        if (compare_stands(compare, key, i) == stand)
            return true;
    return false;
}

static void put_difference(const struct compare *compare, const struct compare_key *key, FILE *out)
{
    char values[4 * COMPARE_VALUE] = "", text[5 * COMPARE_VALUE];

    if (!*key->means || !any_stands(compare, key, STAND_DIFFERENT))
        return;
    list_values(compare, key, values, sizeof(values));
    snprintf(text, sizeof(text), "%s: %s: %s.", key->name, values, key->means);
    show_item(out, text);
}

/* What matters and is alike, in one line; and what somebody does not say. */
static void put_rest(const struct compare *compare, enum compare_stand stand, const char *what,
                     FILE *out)
{
    char text[4 * COMPARE_VALUE] = "", value[COMPARE_VALUE];
    bool differs;
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];
        bool known = compare_key_matters(key, compare->runs[0].run) &&
                     compare_key_value(key, compare->runs[0].run, value, sizeof(value));

        differs =
            any_stands(compare, key, STAND_DIFFERENT) || any_stands(compare, key, STAND_UNKNOWN);
        if (stand == STAND_ALIKE
                ? differs || !known || key->class == COMPARE_REMARK || key->under || key->silent
                : key->class == COMPARE_REMARK || !any_stands(compare, key, stand))
            continue;
        append(text, sizeof(text), "%s %s", *text ? "," : what, key->name);
        if (stand == STAND_ALIKE && strlen(value) < SHORT_FACT)
            append(text, sizeof(text), " %s", value);
    }
    if (*text)
        show_item(out, text);
}

void compare_show_differences(const struct compare *compare, FILE *out)
{
    size_t i;

    fputs("\nWhat is comparable, and what is not\n", out);
    for (i = 1; i < compare->run_count; i++)
        put_subject(compare, i, out);
    if (compare_environments(compare))
        show_item(out, COMPARE_OWN_CODE ".");
    for (i = 0; i < compare_key_count; i++)
        put_difference(compare, &compare_keys[i], out);
    put_rest(compare, STAND_ALIKE, "Alike:", out);
    put_rest(compare, STAND_UNKNOWN, "Not known of every run, and taken for alike:", out);
}
