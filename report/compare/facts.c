/* SPDX-License-Identifier: MIT */
/* What runs are, and in which facts they differ, before any price: see compare.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
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

/* Of environments. */
#define OWN_CODE                                                                                   \
    "b', page_run and context_switch have code of the kernel itself in them, which is compiled "   \
    "for each environment again."

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

/* How a guest of that mode runs, as words after "runs". */
static const char *mode_words(const char *mode)
{
    if (!strcmp(mode, "native"))
        return "as a native guest";
    if (!strcmp(mode, "compat"))
        return "as a compat guest";
    if (!strcmp(mode, "shim"))
        return "in xen-shim";
    return "in a way that is not known";
}

/* Environment and mode together say what a ratio is of; false: they are A's. */
static bool subject(const struct compare *compare, size_t run, char *out, size_t size)
{
    const struct compare_run *a = &compare->runs[0], *b = &compare->runs[run];
    bool env = strcmp(a->env, b->env) != 0, mode = strcmp(a->mode, b->mode) != 0;
    bool xen = compare_stands(compare, compare_key_find(COMPARE_KEY_XEN), run) == STAND_DIFFERENT;
    if (env && mode)
        snprintf(out, size, "%c/A: %s runs %s, %s %s: the difference is %s.", compare_letter(run),
                 b->env, mode_words(b->mode), a->env, mode_words(a->mode),
                 xen ? "ABI, entry path and Xen, all three" : "ABI and entry path both");
    else if (env)
        snprintf(out, size, "%c/A: %s and %s both run %s: the difference is the ABI's%s.",
                 compare_letter(run), b->env, a->env, mode_words(b->mode), xen ? " and Xen's" : "");
    else
        snprintf(
            out, size,
            "%c/A: %s runs %s in %c, %s in A: the difference is the entry path's%s, not the ABI's.",
            compare_letter(run), b->env, mode_words(b->mode), compare_letter(run),
            mode_words(a->mode), xen ? " and Xen's" : "");
    return env || mode;
}

static void put_line(const char *text, FILE *out)
{
    fputs("  ", out);
    show_text(out, text, 4);
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

/* Whether any run stands so to A, and whether one of them has another environment, too. */
static bool any_stands(const struct compare *compare, const struct compare_key *key,
                       enum compare_stand stand, bool *across_env)
{
    bool any = false;
    size_t i;

    *across_env = false;
    for (i = 1; i < compare->run_count; i++)
        if (compare_stands(compare, key, i) == stand) {
            any = true;
            *across_env |= strcmp(compare->runs[i].env, compare->runs[0].env) != 0;
        }
    return any;
}

static void put_difference(const struct compare *compare, const struct compare_key *key, FILE *out)
{
    char values[4 * COMPARE_VALUE] = "", text[5 * COMPARE_VALUE];
    bool across_env;

    if (!*key->means || !any_stands(compare, key, STAND_DIFFERENT, &across_env))
        return;
    list_values(compare, key, values, sizeof(values));
    snprintf(text, sizeof(text), "%s: %s: %s%s.", key->name, values, key->means,
             key->class != COMPARE_REMARK && across_env ? "; the difference is not the ABI's alone"
                                                        : "");
    put_line(text, out);
}

/* What matters and is alike, in one line; and what somebody does not say. */
static void put_rest(const struct compare *compare, enum compare_stand stand, const char *what,
                     FILE *out)
{
    char text[4 * COMPARE_VALUE] = "", value[COMPARE_VALUE];
    bool across_env, differs;
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];
        bool known = compare_key_matters(key, compare->runs[0].run) &&
                     compare_key_value(key, compare->runs[0].run, value, sizeof(value));

        differs = any_stands(compare, key, STAND_DIFFERENT, &across_env) ||
                  any_stands(compare, key, STAND_UNKNOWN, &across_env);
        if (stand == STAND_ALIKE
                ? differs || !known || key->class == COMPARE_REMARK || key->under
                : key->class == COMPARE_REMARK || !any_stands(compare, key, stand, &across_env))
            continue;
        append(text, sizeof(text), "%s %s", *text ? "," : what, key->name);
        if (stand == STAND_ALIKE && strlen(value) < SHORT_FACT)
            append(text, sizeof(text), " %s", value);
    }
    if (*text)
        put_line(text, out);
}

void compare_show_differences(const struct compare *compare, FILE *out)
{
    char text[512];
    bool across_env;
    size_t i;

    fputs("\nWhat is comparable, and what is not\n", out);
    any_stands(compare, compare_key_find(COMPARE_KEY_ENV), STAND_DIFFERENT, &across_env);
    for (i = 1; i < compare->run_count; i++)
        if (subject(compare, i, text, sizeof(text)))
            put_line(text, out);
    if (across_env)
        put_line(OWN_CODE, out);
    for (i = 0; i < compare_key_count; i++)
        put_difference(compare, &compare_keys[i], out);
    put_rest(compare, STAND_ALIKE, "Alike:", out);
    put_rest(compare, STAND_UNKNOWN, "Not known of every run, and taken for alike:", out);
}
