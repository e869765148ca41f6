/* SPDX-License-Identifier: MIT */
/* What changed between the first run of a page and each further one, the largest first. */
#include "report/page/sections.h"

#include <stdio.h>
#include <string.h>

#include "report/compare/changes.h"
#include "report/compare/workload.h"
#include "report/html/table.h"
#include "report/html/text.h"
#include "report/judge/judgement.h"
#include "report/profile/judged.h"

/* The functions of each row are of a few runs only. */
#define FUNCTION_RUNS 3

/* More rows than a reader looks at are in the price table, too. */
#define ROWS_MOST 300

static bool has_functions(const struct page *page)
{
    const struct changes *changes = &page->changes;
    char text[400];
    size_t row, run;

    for (row = 0; row < changes->row_count; row++)
        for (run = 0; run < changes->count && run < FUNCTION_RUNS; run++) {
            changes_functions(changes, row, run, text, sizeof(text));
            if (*text)
                return true;
        }
    return false;
}

static void put_heads(const struct page *page, bool functions, FILE *out)
{
    const struct changes *changes = &page->changes;
    size_t run;

    html_head(out, false, "case");
    if (changes->count == 1)
        html_head(out, false, "verdict");
    html_head(out, false, "price of");
    html_head(out, true, "A");
    for (run = 0; run < changes->count; run++) {
        char letter = compare_letter(run + 1);

        if (!changes_judges(changes, run))
            continue;
        html_head_of(out, true, "", letter);
        html_head_of(out, true, "change", letter);
        if (changes_have_once(changes, run))
            html_head_of(out, true, "once", letter);
    }
    html_head(out, true, "threshold");
    if (functions)
        html_head(out, false, "functions");
    html_heads_end(out);
}

/* A change by the figure that does not decide has no verdict, and a case that is judged by none. */
const char *page_change_class(const struct judged *judged, enum measure measure, enum rep rep)
{
    const struct judged_measure *of = judged && judged->judged ? &judged->at[measure] : NULL;
    double more;

    if (!of || !judged_has_both(of) || (rep != of->rep && judged_iterations(of, &more)))
        return NULL;
    if (of->finding == FINDING_SLOWER)
        return "more";
    return of->finding == FINDING_FASTER ? "less" : NULL;
}

static void put_change(const struct page *page, size_t row, size_t run, enum rep rep, FILE *out)
{
    const struct change *change = &page->changes.rows[row];
    const struct judged_measure *measure = changes_at(&page->changes, row, run);
    char text[64];

    judged_change_text(measure, rep, text, sizeof(text));
    html_number_said(
        out,
        page_change_class(judge_find(&page->changes.at[run], change->name), change->measure, rep),
        100 * judged_share_by(measure, rep), text);
}

static void put_run(const struct page *page, size_t row, size_t run, FILE *out)
{
    const struct judged_measure *measure = changes_at(&page->changes, row, run);
    bool once = changes_have_once(&page->changes, run);

    html_decimal(out, measure != NULL, measure ? measure->new.price : 0);
    if (measure)
        put_change(page, row, run, REP_EACH, out);
    else
        html_no_cell(out);
    if (once && measure && judged_has_once(measure))
        put_change(page, row, run, REP_ONCE, out);
    else if (once)
        html_no_cell(out);
}

/* Of the first run that has the measure: what A has, and what a change has to exceed. */
static const struct judged_measure *first_measure(const struct page *page, size_t row)
{
    size_t run;

    for (run = 0; run < page->changes.count; run++)
        if (changes_at(&page->changes, row, run))
            return changes_at(&page->changes, row, run);
    return NULL;
}

static void put_functions(const struct page *page, size_t row, FILE *out)
{
    char text[400];
    size_t run, said = 0;

    html_cell_start(out, "wordy");
    for (run = 0; run < page->changes.count && run < FUNCTION_RUNS; run++) {
        changes_functions(&page->changes, row, run, text, sizeof(text));
        if (!*text)
            continue;
        if (said++)
            fputs("<br>", out);
        if (page->changes.count > 1)
            fprintf(out, "%c: ", compare_letter(run + 1));
        html_text(out, text);
    }
}

/* Of two runs; of more the largest change of any decides where a row stands. */
static enum finding finding_of(const struct page *page, size_t row)
{
    return judge_find(&page->changes.at[0], page->changes.rows[row].name)->finding;
}

static void put_verdict(enum finding finding, FILE *out)
{
    html_cell(out, finding == FINDING_SLOWER ? "bad" : "good", finding_word(finding));
}

static void put_row(const struct page *page, size_t row, bool functions, FILE *out)
{
    const struct change *change = &page->changes.rows[row];
    const struct judged_measure *first = first_measure(page, row);
    size_t run;

    html_row(out);
    html_row_head(out, change->name);
    if (page->changes.count == 1)
        put_verdict(finding_of(page, row), out);
    html_cell(out, NULL, measure_word(change->measure));
    html_decimal(out, first != NULL, first ? first->base.price : 0);
    for (run = 0; run < page->changes.count; run++)
        if (changes_judges(&page->changes, run))
            put_run(page, row, run, out);
    html_decimal(out, first != NULL, first ? judged_floor(first) : 0);
    if (functions)
        put_functions(page, row, out);
    html_row_end(out);
}

/* As long as there is room for it. */
static void put_limited(const struct page *page, size_t row, bool functions, size_t *put, FILE *out)
{
    if (*put == ROWS_MOST)
        return;
    put_row(page, row, functions, out);
    ++*put;
}

static void put_table(const struct page *page, FILE *out)
{
    const struct changes *changes = &page->changes;
    bool functions = has_functions(page);
    size_t row, put = 0;

    html_table(out, "changes-table", HTML_SORTABLE,
               changes->count > 1 ? "What changed, the largest change first"
                                  : "What is slower, then what is faster, the largest change "
                                    "first");
    put_heads(page, functions, out);
    for (row = 0; row < changes->row_count; row++)
        if (changes->count > 1 || finding_of(page, row) == FINDING_SLOWER)
            put_limited(page, row, functions, &put, out);
    for (row = 0; changes->count == 1 && row < changes->row_count; row++)
        if (finding_of(page, row) != FINDING_SLOWER)
            put_limited(page, row, functions, &put, out);
    html_table_end(out);
    if (put < changes->row_count)
        fprintf(out, "<p>And %zu more, smaller ones, which are in the prices below.</p>\n",
                changes->row_count - put);
    if (functions)
        html_element(out, "p", "muted", judged_functions_legend);
}

static void put_counts(const struct page *page, FILE *out)
{
    const struct changes *changes = &page->changes;
    char text[512], line[560];
    size_t run;

    for (run = 0; run < changes->count; run++) {
        if (!changes_judges(changes, run))
            continue;
        changes_count(&changes->at[run], text, sizeof(text));
        /* The limits of a gate are those of its policy. */
        snprintf(line, sizeof(line), "%c: %s.", compare_letter(run + 1),
                 page->asked.gate ? page->asked.gate->counts : text);
        html_element(out, "p", NULL, line);
        workload_text(&changes->at[run], text, sizeof(text));
        if (!*text)
            continue;
        snprintf(line, sizeof(line), "%c: %s.", compare_letter(run + 1), text);
        html_element(out, "p", NULL, line);
    }
}

void page_put_changes(const struct page *page, FILE *out)
{
    char legend[240];

    html_section(out, "changes", "What changed");
    put_counts(page, out);
    if (page->asked.gate)
        page_put_pools(page->asked.gate->judgement, out);
    if (page->changes.row_count) {
        html_element(out, "p", "muted",
                     "threshold: by how much, of one call, entry or item, a price has to move to "
                     "be slower or faster.");
        changes_once_legend(&page->changes, legend, sizeof(legend));
        if (*legend)
            html_element(out, "p", "muted", legend);
        put_table(page, out);
    } else {
        html_element(out, "p", changes_none_differ(&page->changes) ? "good" : "warning",
                     changes_none(&page->changes));
    }
    page_put_flame(page, out);
    html_section_end(out);
}
