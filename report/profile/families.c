/* SPDX-License-Identifier: MIT */
/* Which functions carry the prices of a run: see show.h. */
#include "report/profile/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/cases/table.h"
#include "report/cases/workload_parts.h"
#include "report/json/json.h"
#include "report/model/case.h"
#include "report/profile/carried.h"
#include "report/system/exit.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/json_out.h"
#include "report/text/say.h"

struct family {
    char name[64];
    struct carried carried;
};

/* All that is shown. */
struct carriers {
    struct carried all, guest;
    struct family *families;
    size_t count;
    double calls, covered; /* of the guest, in all and those whose case has a price */
};

static const void *case_name(const void *cases, size_t item)
{
    return ((const struct run_case *)cases)[item].name;
}

static const struct index_keys family_keys = {case_name, case_family_hash, case_family_equal};

static bool add_case(struct carrying *carrying, const struct run_case *c, char *why, size_t size)
{
    return case_has_flag(c->name, CASE_CONTROL) || carried_add(carrying, c, 1, why, size);
}

/* Of a case and all of its family. */
static bool take_family(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                        const struct index_groups *groups, size_t first, char *why, size_t size)
{
    struct family *family;
    size_t i;

    for (i = first; i != INDEX_NONE; i = groups->next[i])
        if (!add_case(carrying, &run->cases[i], why, size))
            return false;
    carriers->families =
        memory_grow(carriers->families, carriers->count, sizeof(*carriers->families));
    family = &carriers->families[carriers->count++];
    snprintf(family->name, sizeof(family->name), "%.*s", (int)strcspn(run->cases[first].name, "/"),
             run->cases[first].name);
    carried_take(carrying, &family->carried);
    return true;
}

static int by_insns(const void *a, const void *b)
{
    const struct family *one = a, *other = b;

    if (one->carried.insns != other->carried.insns)
        return one->carried.insns < other->carried.insns ? 1 : -1;
    return strcmp(one->name, other->name);
}

static bool take_families(struct carriers *carriers, struct carrying *carrying,
                          const struct run *run, char *why, size_t size)
{
    struct index_groups groups = index_group(&family_keys, run->cases, run->case_count);
    bool good = true;
    size_t i;

    for (i = 0; i < run->case_count && good; i++)
        if (groups.first[i])
            good = take_family(carriers, carrying, run, &groups, i, why, size);
    index_groups_free(&groups);
    if (carriers->count)
        qsort(carriers->families, carriers->count, sizeof(*carriers->families), by_insns);
    return good;
}

static bool take_all(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                     char *why, size_t size)
{
    size_t i;

    for (i = 0; i < run->case_count; i++)
        if (!add_case(carrying, &run->cases[i], why, size))
            return false;
    carried_take(carrying, &carriers->all);
    return true;
}

/* The calls of a guest that builds Xen, as often as it makes them. */
static bool take_guest(struct carriers *carriers, struct carrying *carrying, const struct run *run,
                       char *why, size_t size)
{
    size_t i;

    for (i = 0; i < workload_part_count; i++) {
        const struct workload_part *part = &workload_parts[i];
        const struct run_case *c = run_find_case(run, part->name);
        bool there = c && carried_has(carrying, c);

        carriers->calls += part->count;
        carriers->covered += there ? part->count : 0;
        if (there && !carried_add(carrying, c, part->count, why, size))
            return false;
    }
    carried_take(carrying, &carriers->guest);
    return true;
}

static void drop(struct carriers *carriers)
{
    size_t i;

    for (i = 0; i < carriers->count; i++)
        carried_free(&carriers->families[i].carried);
    free(carriers->families);
    carried_free(&carriers->all);
    carried_free(&carriers->guest);
}

static double share_of(double part, double all)
{
    return all ? 100 * part / all : 0;
}

static void put_functions(const struct profile_view *view, const struct carried *carried,
                          double calls, FILE *out)
{
    const char *const heads[] = {"function", "in", "insns", "once", "share", "cases", "of a case"};
    size_t shown = view->top && view->top < carried->count ? view->top : carried->count, i;
    double divide = calls ? calls : 1, rest = carried->insns, rest_once = carried->once;
    struct table table;

    table_start(&table, heads, calls ? 6 : 7, 2);
    for (i = 0; i < shown; i++) {
        const struct carried_row *row = &carried->at[i];

        table_cell(&table, "%s", row->name.text);
        table_cell(&table, "%s", code_side(&row->name));
        table_number(&table, true, row->insns / divide);
        table_number(&table, true, row->once / divide);
        table_cell(&table, "%.1f %%", share_of(row->insns, carried->insns));
        table_cell(&table, "%zu", row->cases);
        if (!calls)
            table_cell(&table, "%.1f %%", share_of(row->share, (double)carried->cases));
        rest -= row->insns;
        rest_once -= row->once;
    }
    if (shown < carried->count) {
        table_cell(&table, "%zu more functions", carried->count - shown);
        table_cell(&table, "%s", "");
        table_number(&table, true, rest / divide);
        table_number(&table, true, rest_once / divide);
        table_cell(&table, "%.1f %%", share_of(rest, carried->insns));
        table_cell(&table, "%s", "");
        if (!calls)
            table_cell(&table, "%s", "");
    }
    table_cell(&table, "sum");
    table_cell(&table, "%s", "");
    table_number(&table, true, carried->insns / divide);
    table_number(&table, true, carried->once / divide);
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
        const struct family *family = &carriers->families[i];

        if (!family->carried.cases || (count++ >= view->top && view->top))
            continue;
        carried_largest(&family->carried, room, largest, sizeof(largest));
        table_cell(table, "%s", family->name);
        table_cell(table, "%s", largest);
        table_cell(table, "%zu", family->carried.cases);
        table_number(table, true, family->carried.insns);
        table_number(table, true, family->carried.once);
        table_cell(table, "%.1f %%", share_of(family->carried.insns, carriers->all.insns));
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

static void put_text(const struct profile_view *view, const struct carriers *carriers, FILE *out)
{
    char line[512];

    profile_side_label(&view->sides[0], line, sizeof(line));
    profile_line(view, line, out);
    snprintf(line, sizeof(line), "The prices of a single call of %zu cases, by function",
             carriers->all.cases);
    profile_heading(view, line, out);
    put_functions(view, &carriers->all, 0, out);
    fputc('\n', out);
    profile_line(
        view,
        "of a case: the mean of its shares of each price, in which a call counts as much as "
        "a run of pages does.",
        out);
    if (carriers->all.left_out) {
        snprintf(line, sizeof(line), "%zu case%s no price of a single call, or no path.",
                 carriers->all.left_out, carriers->all.left_out == 1 ? " has" : "s have");
        profile_line(view, line, out);
    }
    profile_heading(view, "The same by family", out);
    put_families(view, carriers, out);
    if (!carriers->covered)
        return;
    snprintf(line, sizeof(line),
             "A PV guest that builds Xen, by function: an average call of the %.1f %% of its calls "
             "that are measured",
             share_of(carriers->covered, carriers->calls));
    profile_heading(view, line, out);
    put_functions(view, &carriers->guest, carriers->covered, out);
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
    json_end(&json);
}

int profile_families(const struct profile_view *view, FILE *out)
{
    const struct profile_side *side = &view->sides[0];
    struct carrying *carrying = carried_open(side);
    struct carriers carriers = {0};
    int status = EXIT_GOOD;
    char why[512];

    if (!take_all(&carriers, carrying, side->run, why, sizeof(why)) ||
        !take_families(&carriers, carrying, side->run, why, sizeof(why)) ||
        !take_guest(&carriers, carrying, side->run, why, sizeof(why))) {
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
    drop(&carriers);
    carried_close(carrying);
    return status;
}
