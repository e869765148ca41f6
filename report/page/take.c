/* SPDX-License-Identifier: MIT */
/* What is on a page, gathered: see model.h. */
#include "report/page/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/compare/check.h"
#include "report/model/unit.h"
#include "report/prices/run_status.h"
#include "report/show/blocks.h"
#include "report/system/exit.h"
#include "report/system/memory.h"

/* ---- the cases ---- */

static bool is_wanted(const struct page *page, const char *name)
{
    const struct case_globs *cases = &page->asked.compare.cases;

    return *cases->text ? case_globs_match(cases, name) : !case_has_flag(name, CASE_CONTROL);
}

/* A run before this one has it, and so it stands there. */
static bool is_known(const struct page *page, size_t run, const char *name)
{
    size_t i;

    for (i = 0; i < run; i++)
        if (run_find_case(page_run(page, i), name))
            return true;
    return false;
}

/*
 * Real runs have seven sizes or ten.  Were there no end to them, a file of many cases of a size
 * each would make a page of as many columns as rows.
 */
#define SIZES_MOST 64

static void see_sizes(struct page *page, const struct page_curve *curve)
{
    size_t i, at, to;

    for (i = 0; i < curve->count; i++) {
        for (at = 0; at < page->size_count && page->sizes[at] < curve->at[i].n; at++)
            ;
        if (page->size_count == SIZES_MOST ||
            (at < page->size_count && page->sizes[at] == curve->at[i].n))
            continue;
        page->sizes = memory_grow(page->sizes, page->size_count, sizeof(*page->sizes));
        for (to = page->size_count++; to > at; to--)
            page->sizes[to] = page->sizes[to - 1];
        page->sizes[at] = curve->at[i].n;
    }
}

/* What any cell has decides which columns there are. */
static void see_cell(struct page *page, const struct page_cell *cell)
{
    size_t i;

    for (i = 0; i < MEASURE_COUNT; i++) {
        page->once[i] |= cell->at[i].has_once;
        page->spreads[i] |= cell->at[i].have && spread_known(&cell->at[i].spread);
    }
    for (i = 0; i < PAGE_CURVES; i++)
        see_sizes(page, &cell->curves[i]);
}

static void take_cell(struct page *page, const char *name, size_t run, struct page_cell *cell)
{
    const struct run_case *c = run_find_case(page_run(page, run), name);

    if (!c)
        return;
    if (!compare_same_rev(&page->compare, name, run)) {
        *cell = (struct page_cell){.there = true, .word = "another revision", .even = "-"};
        return;
    }
    page_cell_take(cell, page_run(page, run), c, &page->notes[run]);
    see_cell(page, cell);
}

static void add_case(struct page *page, const char *name)
{
    struct page_case *c;
    size_t i;

    page->cases = memory_grow(page->cases, page->case_count, sizeof(*page->cases));
    c = &page->cases[page->case_count++];
    c->name = name;
    c->cells = memory_new(page_run_count(page) * sizeof(*c->cells));
    for (i = 0; i < page_run_count(page); i++)
        take_cell(page, name, i, &c->cells[i]);
}

static void take_cases(struct page *page)
{
    size_t run, i;

    for (run = 0; run < page_run_count(page); run++)
        for (i = 0; i < page_run(page, run)->case_count; i++) {
            const char *name = page_run(page, run)->cases[i].name;

            if (is_wanted(page, name) && !is_known(page, run, name))
                add_case(page, name);
        }
}

/* ---- all of it ---- */

/* Between environments every case differs: these only stand beside each other. */
static bool any_of_one_environment(const struct page *page)
{
    const struct compare_run *runs = page->compare.runs;
    size_t i;

    for (i = 1; i < page_run_count(page); i++)
        if (!strcmp(runs[i].env, runs[0].env))
            return true;
    return false;
}

/* A gate may have been told to judge two environments, too. */
static void take_changes(struct page *page)
{
    const struct page_gate *gate = page->asked.gate;

    if (page_run_count(page) < 2 || page->refusals.count)
        return;
    if (!gate && !any_of_one_environment(page))
        return;
    if (gate)
        changes_take_judged(&page->changes, &page->compare, gate->judgement);
    else
        changes_take_same(&page->changes, &page->compare);
    page->has_changes = true;
}

static void take_refusals(struct page *page)
{
    const struct page_gate *gate = page->asked.gate;
    size_t i;

    if (!gate) {
        if (page_run_count(page) > 1)
            compare_refusals(&page->compare, &page->refusals);
        return;
    }
    for (i = 0; i < gate->refusals->count; i++)
        texts_add(&page->refusals, gate->refusals->at[i]);
}

/* What show warns of beside the prices: boots, the log, the machine, how cases came out. */
static void take_warnings(struct page *page, size_t run)
{
    struct prices prices = {.notes = page->notes[run]};
    size_t i;

    prices.at = memory_new((page->case_count + 1) * sizeof(*prices.at));
    for (i = 0; i < page->case_count; i++)
        if (page->cases[i].cells[run].there)
            prices.at[prices.count++] = run_find_case(page_run(page, run), page->cases[i].name);
    show_take_warnings(page_run(page, run), &prices);
    page->notes[run] = prices.notes;
    free(prices.at);
}

void page_take(struct page *page, const struct page_asked *asked)
{
    size_t i;

    *page = (struct page){.asked = *asked, .status = EXIT_GOOD};
    compare_start(&page->compare, asked->runs, asked->paths, asked->count, &asked->compare);
    page->cycles = run_unit(asked->runs[0]) == UNIT_CYCLES;
    page->notes = memory_new(asked->count * sizeof(*page->notes));
    for (i = 0; i < asked->count; i++)
        page->status = exit_worse(page->status, run_exit_status(asked->runs[i]));
    take_refusals(page);
    if (page->refusals.count) {
        page->status = exit_worse(page->status, EXIT_INCONCLUSIVE);
        return;
    }
    take_cases(page);
    for (i = 0; i < asked->count; i++)
        take_warnings(page, i);
    take_changes(page);
    page->status = exit_worse(page->status, page_flame_take(page));
}

void page_free(struct page *page)
{
    size_t i, run;

    for (i = 0; i < page->case_count; i++) {
        for (run = 0; run < page_run_count(page); run++)
            page_cell_free(&page->cases[i].cells[run]);
        free(page->cases[i].cells);
    }
    for (run = 0; run < page_run_count(page); run++)
        notes_clear(&page->notes[run]);
    if (page->has_changes)
        changes_free(&page->changes);
    texts_clear(&page->refusals);
    free(page->flame);
    free(page->cases);
    free(page->sizes);
    free(page->notes);
    compare_free(&page->compare);
}
