/* SPDX-License-Identifier: MIT */
/* Which functions carry the prices of a run: see show.h. */
#include "report/profile/show.h"

#include <stdio.h>
#include <string.h>

#include "report/format/count_words.h"
#include "report/json/json.h"
#include "report/profile/carried.h"
#include "report/system/exit.h"
#include "report/text/json_out.h"
#include "report/text/say.h"

static double share_of(double part, double all)
{
    return all ? 100 * part / all : 0;
}

/* The begin of a row. */
static void put_insns(struct table *table, const char *name, const char *in, double insns,
                      double once)
{
    table_cell(table, "%s", name);
    table_cell(table, "%s", in);
    table_number(table, true, insns);
    table_number(table, true, once);
}

static void put_functions(const struct profile_view *view, const struct carried *carried,
                          double calls, FILE *out)
{
    const char *const heads[] = {"function", "in", "insns", "once", "share", "cases", "of a case"};
    size_t shown = view->top && view->top < carried->count ? view->top : carried->count, i;
    double divide = calls ? calls : 1, rest = carried->insns, rest_once = carried->once;
    struct table table;
    char more[48];

    table_start(&table, heads, calls ? 6 : 7, 2);
    for (i = 0; i < shown; i++) {
        const struct carried_row *row = &carried->at[i];

        put_insns(&table, row->name.text, code_side(&row->name), row->insns / divide,
                  row->once / divide);
        table_cell(&table, "%.1f %%", share_of(row->once, carried->once));
        table_cell(&table, "%zu", row->cases);
        if (!calls)
            table_cell(&table, "%.1f %%", share_of(row->share, (double)carried->cases));
        rest -= row->insns;
        rest_once -= row->once;
    }
    if (shown < carried->count) {
        snprintf(more, sizeof(more), "%zu more functions", carried->count - shown);
        put_insns(&table, more, "", rest / divide, rest_once / divide);
        table_cell(&table, "%.1f %%", share_of(rest_once, carried->once));
        table_cell(&table, "%s", "");
        if (!calls)
            table_cell(&table, "%s", "");
    }
    put_insns(&table, "sum", "", carried->insns / divide, carried->once / divide);
    table_cell(&table, "100 %%");
    table_cell(&table, "%zu", carried->cases);
    if (!calls)
        table_cell(&table, "%s", "");
    profile_table(view, &table, out);
}

/* A row for each family that is shown; returns how many there are of all. */
static size_t fill_families(const struct profile_view *view, const struct carriers *carriers,
                            size_t room, struct table *table)
{
    static const char *const heads[] = {"family", "mostly", "cases", "insns", "once", "share"};
    size_t i, count = 0;
    char largest[256];

    table_start(table, heads, 6, 2);
    for (i = 0; i < carriers->count; i++) {
        const struct carried_family *family = &carriers->families[i];

        if (!family->carried.cases || (count++ >= view->top && view->top))
            continue;
        carried_largest(&family->carried, room, largest, sizeof(largest));
        table_cell(table, "%s", family->name);
        table_cell(table, "%s", largest);
        table_cell(table, "%zu", family->carried.cases);
        table_number(table, true, family->carried.insns);
        table_number(table, true, family->carried.once);
        table_cell(table, "%.1f %%", share_of(family->carried.once, carriers->all.once));
    }
    return count;
}

static void put_families(const struct profile_view *view, const struct carriers *carriers,
                         FILE *out)
{
    struct table table;
    size_t count, room;
    char line[64];

    /* How many functions there is room for is known when all other columns are. */
    fill_families(view, carriers, 0, &table);
    room = view->format == PROFILE_TEXT ? table_room(&table, 1) : SIZE_MAX;
    table_drop(&table);
    count = fill_families(view, carriers, room, &table);
    profile_table(view, &table, out);
    if (!view->top || count <= view->top)
        return;
    snprintf(line, sizeof(line), "More families: %zu; --all has them.", count - view->top);
    fputc('\n', out);
    profile_line(view, line, out);
}

static void put_guest(const struct profile_view *view, const struct carriers *carriers, FILE *out)
{
    char line[256];

    snprintf(line, sizeof(line),
             "A PV guest that builds Xen, by function: an average call of the %.1f %% of its calls "
             "that are measured",
             share_of(carriers->covered, carriers->calls));
    profile_heading(view, line, out);
    put_functions(view, &carriers->guest, carriers->covered, out);
}

static void put_text(const struct profile_view *view, const struct carriers *carriers, FILE *out)
{
    char line[512];

    profile_side_label(&view->sides[0], line, sizeof(line));
    profile_line(view, line, out);
    snprintf(line, sizeof(line), "The prices of a single call of %zu %s, by function",
             carriers->all.cases, count_cases(carriers->all.cases));
    profile_heading(view, line, out);
    put_functions(view, &carriers->all, 0, out);
    fputc('\n', out);
    profile_line(view,
                 "once, by which these are in order: with each REP instruction counted once; "
                 "share: of that, "
                 "as in all tables here; of a case: the mean of its shares of each price, in which "
                 "a call counts as much as "
                 "a run of pages does.",
                 out);
    if (carriers->all.left_out) {
        snprintf(line, sizeof(line), "%zu case%s no price of a single call, or no path.",
                 carriers->all.left_out, carriers->all.left_out == 1 ? " has" : "s have");
        profile_line(view, line, out);
    }
    profile_heading(view, "The same by family", out);
    put_families(view, carriers, out);
    if (carriers->covered)
        put_guest(view, carriers, out);
    profile_put_warnings(view, "\n", out);
}

static void json_functions(struct json_out *json, const struct carried *carried, double calls)
{
    size_t i;

    json_open(json, "functions", '[');
    for (i = 0; i < carried->count; i++) {
        const struct carried_row *row = &carried->at[i];

        json_out_open(json, '{');
        json_text(json, "function", row->name.text);
        json_why(json, "side", code_side(&row->name));
        json_number(json, "insns", true, row->insns / (calls ? calls : 1));
        json_number(json, "once", true, row->once / (calls ? calls : 1));
        json_count(json, "cases", row->cases);
        if (!calls)
            json_number(json, "mean_share", carried->cases,
                        carried->cases ? row->share / (double)carried->cases : 0);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_json(const struct profile_view *view, const struct carriers *carriers, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_start(&json, "profile", EXIT_GOOD);
    json_out_key(&json, "run");
    json_run(&json, view->sides[0].path, view->sides[0].run);
    json_count(&json, "boot", view->sides[0].paths->boot);
    json_count(&json, "cases", carriers->all.cases);
    json_count(&json, "cases_left_out", carriers->all.left_out);
    json_number(&json, "insns", true, carriers->all.insns);
    json_number(&json, "once", true, carriers->all.once);
    json_functions(&json, &carriers->all, 0);
    json_open(&json, "families", '[');
    for (i = 0; i < carriers->count; i++) {
        if (!carriers->families[i].carried.cases)
            continue;
        json_out_open(&json, '{');
        json_text(&json, "family", carriers->families[i].name);
        json_count(&json, "cases", carriers->families[i].carried.cases);
        json_number(&json, "insns", true, carriers->families[i].carried.insns);
        json_number(&json, "once", true, carriers->families[i].carried.once);
        json_functions(&json, &carriers->families[i].carried, 0);
        json_out_close(&json, '}');
    }
    json_out_close(&json, ']');
    json_open(&json, "workload", '{');
    json_number(&json, "covered", true, carriers->covered / carriers->calls);
    json_functions(&json, &carriers->guest, carriers->covered);
    json_out_close(&json, '}');
    profile_json_warnings(&json, view);
    json_end(&json);
}

int profile_families(const struct profile_view *view, FILE *out)
{
    const struct profile_side *side = &view->sides[0];
    struct carriers carriers = {0};
    int status = EXIT_GOOD;
    char why[512];

    if (!carriers_take(&carriers, side, why, sizeof(why))) {
        status = profile_wrong(side, why);
    } else if (!carriers.all.cases) {
        say_line("pvbench: the profile of %s has no case with a price of a single call",
                 side->path);
        status = EXIT_INCONCLUSIVE;
    } else if (view->format == PROFILE_JSON) {
        put_json(view, &carriers, out);
    } else {
        put_text(view, &carriers, out);
    }
    carriers_free(&carriers);
    return status;
}
