/* SPDX-License-Identifier: MIT */
/* What moved between two paths, in the shape of Linux's and Xen's bloat-o-meter: see show.h. */
#include "report/profile/show.h"

#include <inttypes.h>
#include <stdio.h>

#include "report/profile/moves.h"
#include "report/system/exit.h"

#define COLUMNS 6

/* With its sign, unless it is nothing. */
static void put_signed(struct table *table, int64_t number)
{
    table_cell(table, number ? "%+" PRId64 : "%" PRId64, number);
}

static void put_numbers(struct table *table, const struct moves *moves, struct insns_change base,
                        struct insns_change new)
{
    int64_t delta = new.all - base.all;
    char each[32];

    table_cell(table, "%" PRId64, base.all);
    table_cell(table, "%" PRId64, new.all);
    put_signed(table, delta);
    put_signed(table, new.once - base.once);
    if (moves->n == 1)
        return;
    moves_each_text((double)delta / moves->n, each, sizeof(each));
    table_cell(table, "%s", each);
}

/* What the rows from there on come to. */
static void put_more(struct table *table, const struct moves *moves, size_t from)
{
    struct insns_change base = {0, 0}, new = {0, 0};
    size_t i;

    for (i = from; i < moves->count; i++) {
        base.all += moves->at[i].base.all;
        base.once += moves->at[i].base.once;
        new.all += moves->at[i].new.all;
        new.once += moves->at[i].new.once;
    }
    table_cell(table, "%zu more", moves->count - from);
    put_numbers(table, moves, base, new);
}

static void put_table(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    size_t shown = view->top && view->top < moves->count ? view->top : moves->count, i;
    char each[32];
    const char *const heads[COLUMNS] = {"Function", "old", "new", "delta", "once", each};
    struct table table;

    snprintf(each, sizeof(each), "delta per %s", profile_unit_word(view->of.path));
    table_start(&table, heads, moves->n > 1 ? COLUMNS : COLUMNS - 1, 1);
    for (i = 0; i < shown; i++) {
        const struct move *move = &moves->at[i];

        table_cell(&table, "%s%s", move->name, move->xen ? "" : " (guest)");
        put_numbers(&table, moves, move->base, move->new);
    }
    if (shown < moves->count)
        put_more(&table, moves, shown);
    profile_table(view, &table, out);
}

static void put_total(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    double share = moves->base.all ? 100.0 * (double)moves->delta.all / (double)moves->base.all : 0;
    const char *unit = profile_unit_word(view->of.path);
    char line[256], each[32], each_once[32];

    snprintf(line, sizeof(line), "Total: Before=%" PRId64 ", After=%" PRId64 ", chg %+.2f%%",
             moves->base.all, moves->new.all, share);
    profile_line(view, line, out);
    snprintf(line, sizeof(line),
             "With each REP instruction counted once: Before=%" PRId64 ", After=%" PRId64
             " (%s%" PRId64 ")",
             moves->base.once, moves->new.once, moves->delta.once > 0 ? "+" : "",
             moves->delta.once);
    profile_line(view, line, out);
    if (moves->n == 1)
        return;
    moves_each_text((double)moves->delta.all / moves->n, each, sizeof(each));
    moves_each_text((double)moves->delta.once / moves->n, each_once, sizeof(each_once));
    snprintf(line, sizeof(line), "Of a region of n=%u: %s %s %s, with each REP once %s", moves->n,
             each, *unit == 'c' ? "a" : "an", unit, each_once);
    profile_line(view, line, out);
}

static void put_head(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    char label[480], line[640];
    size_t i;

    profile_of_label(&view->of, label, sizeof(label));
    snprintf(line, sizeof(line), "%s: %s by function", label,
             moves->priced ? "the price" : "the region (a null call is missing)");
    profile_line(view, line, out);
    for (i = 0; i < view->count; i++) {
        profile_side_label(&view->sides[i], label, sizeof(label));
        snprintf(line, sizeof(line), "%s %s", i ? "new: " : "base:", label);
        profile_line(view, line, out);
    }
    if (view->format == PROFILE_TEXT)
        fputc('\n', out);
    snprintf(line, sizeof(line),
             "add/remove: %zu/%zu grow/shrink: %zu/%zu up/down: %" PRId64 "/-%" PRId64 " (%" PRId64
             ")",
             moves->added, moves->removed, moves->grown, moves->shrunk, moves->up, moves->down,
             moves->delta.all);
    profile_line(view, line, out);
}

static bool any_guest(const struct profile_view *view, const struct moves *moves)
{
    size_t i;

    for (i = 0; i < moves->count && (!view->top || i < view->top); i++)
        if (!moves->at[i].xen)
            return true;
    return false;
}

/* What the columns are, of those that are there. */
static void put_legend(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    char each[64] = "", line[256];

    if (moves->n > 1)
        snprintf(each, sizeof(each), "; per %s: delta divided by %u",
                 profile_unit_word(view->of.path), moves->n);
    snprintf(line, sizeof(line),
             "delta: with each iteration of REP; once: delta with each REP counted once%s%s.", each,
             any_guest(view, moves) ? "; (guest): our own kernel" : "");
    if (view->format == PROFILE_TEXT)
        profile_line(view, line, out);
    else
        fprintf(out, "\n%s\n", line);
}

static void put_all(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    put_head(view, moves, out);
    if (moves->count && view->format == PROFILE_MARKDOWN)
        fputc('\n', out);
    if (moves->count)
        put_table(view, moves, out);
    if (moves->count && view->format == PROFILE_MARKDOWN)
        fputc('\n', out);
    put_total(view, moves, out);
    profile_put_warnings(view, "", out);
    if (moves->count)
        put_legend(view, moves, out);
}

/* The side whose profile does not come to what it says, so that the right file is named. */
static const struct profile_side *wrong_side(const struct profile_view *view)
{
    struct profile_rows rows;
    char why[512];
    size_t i;

    for (i = 0; i + 1 < view->count; i++) {
        const struct profile_side *side = &view->sides[i];

        if (!profile_rows_take(
                &rows, &side->code,
                paths_find(side->paths, view->of.name, view->of.path, view->of.n, view->of.fill),
                why, sizeof(why)))
            return side;
        profile_rows_free(&rows);
    }
    return &view->sides[i];
}

int profile_show_moves(const struct profile_view *view, FILE *out)
{
    struct moves_pair pair = {view->sides[0].code, view->sides[1].code};
    struct moves moves;
    char why[512];

    /* The code is the sides' own, and closed by them. */
    if (!moves_take(&moves, &pair, &view->of, why, sizeof(why)))
        return profile_wrong(wrong_side(view), why);
    if (view->format == PROFILE_JSON)
        profile_moves_json(view, &moves, out);
    else
        put_all(view, &moves, out);
    moves_free(&moves);
    return EXIT_GOOD;
}
