/* SPDX-License-Identifier: MIT */
/* What the tables of a profile share: see show.h. */
#include "report/profile/show.h"

#include <inttypes.h>
#include <string.h>

#include "report/format/markdown.h"
#include "report/format/paragraph.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/prices/controls.h"

void profile_line(const struct profile_view *view, const char *line, FILE *out)
{
    if (view->format == PROFILE_TEXT) {
        show_text(out, line, 0);
        return;
    }
    fputs("- ", out);
    markdown_put_code(line, out);
    fputc('\n', out);
}

void profile_heading(const struct profile_view *view, const char *line, FILE *out)
{
    fputc('\n', out);
    if (view->format == PROFILE_TEXT)
        show_text(out, line, 0);
    else
        fprintf(out, "**%s**\n\n", line);
}

void profile_table(const struct profile_view *view, struct table *table, FILE *out)
{
    if (view->format == PROFILE_TEXT)
        table_finish(table, out);
    else
        markdown_table(table, out);
}

/*
 * In what the two runs differ beside Xen's version, which their labels have: a function that moved
 * may have moved by that, and not by a change of Xen.
 */
static void warn_of_keys(const struct profile_side *base, const struct profile_side *new,
                         struct texts *lines)
{
    char of_base[COMPARE_VALUE], of_new[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (key->class == COMPARE_REMARK || !strcmp(key->name, COMPARE_KEY_XEN) || !*key->means ||
            compare_key_says(key, base->run, new->run) != STAND_DIFFERENT)
            continue;
        compare_key_value(key, base->run, of_base, sizeof(of_base));
        compare_key_value(key, new->run, of_new, sizeof(of_new));
        texts_say(lines, "%s differs: base %s; new %s: %s", key->name, of_base, of_new, key->means);
    }
}

void profile_warnings(const struct profile_view *view, struct texts *lines)
{
    size_t i;

    if (view->count == SIDES_MOST)
        warn_of_keys(&view->sides[0], &view->sides[1], lines);
    for (i = 0; i < view->count; i++) {
        const struct profile_side *side = &view->sides[i];
        const struct paths_series *series =
            view->of.name
                ? paths_find(side->paths, view->of.name, view->of.path, view->of.n, view->of.fill)
                : NULL;

        if (check_all_controls(side->run) != CONTROLS_GOOD)
            texts_say(lines,
                      "%s: the controls failed or are missing: its prices are not to be used",
                      side->path);
        if (side->paths->unnamed)
            texts_say(lines,
                      "%s: this hypervisor has no table of symbols, so nothing of it has a "
                      "name: --symbols FILE gives them to pvbench run --profile",
                      side->path);
        if (series && series->others)
            texts_say(lines,
                      "%s: %" PRIu64 " of the samples at the mode took another path of the same "
                      "length: this is the one that most took",
                      side->path, series->others);
    }
}

size_t profile_put_warnings(const struct profile_view *view, const char *before, FILE *out)
{
    struct texts warnings = {0};
    size_t i, count;

    profile_warnings(view, &warnings);
    count = warnings.count;
    if (count)
        fputs(before, out);
    for (i = 0; i < count; i++)
        profile_line(view, warnings.at[i], out);
    texts_clear(&warnings);
    return count;
}

void profile_price_text(const struct profile_view *view, int64_t price, char *out, size_t size)
{
    const char *unit = profile_unit_word(view->of.path);
    char each[32];

    if (view->of.n == 1) {
        snprintf(out, size, "%" PRId64, price);
        return;
    }
    number_text(each, sizeof(each), (double)price / view->of.n);
    snprintf(out, size, "%" PRId64 ", by n=%u: %s %s %s", price, view->of.n, each,
             *unit == 'c' ? "a" : "an", unit);
}
