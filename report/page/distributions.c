/* SPDX-License-Identifier: MIT */
/* How the samples of a single call lie: of cycles over the boots, of insns where they differ. */
#include "report/page/sections.h"

#include <stdio.h>

#include "report/html/table.h"
#include "report/html/text.h"

static const char *const heads[PAGE_QUANTILES] = {"min", "25 %", "50 %", "75 %", "max"};

/* In insns nearly all samples are alike: what is shown is what is not. */
static bool is_shown(const struct page *page, const struct page_cell *cell)
{
    if (!cell->have_quantiles)
        return false;
    return page->cycles || cell->quantiles[0] < cell->quantiles[PAGE_QUANTILES - 1];
}

static void put_row(const struct page *page, const struct page_case *c, size_t run, FILE *out)
{
    const struct page_cell *cell = &c->cells[run];
    char letter[2] = {page_letter(page, run), '\0'};
    size_t i;

    html_row(out);
    html_row_head(out, c->name);
    if (*letter)
        html_cell(out, NULL, letter);
    for (i = 0; i < PAGE_QUANTILES; i++)
        html_number(out, true, cell->quantiles[i]);
    html_row_end(out);
}

static size_t count_shown(const struct page *page)
{
    size_t i, run, count = 0;

    for (i = 0; i < page->case_count; i++)
        for (run = 0; run < page_run_count(page); run++)
            count += is_shown(page, &page->cases[i].cells[run]);
    return count;
}

static void put_table(const struct page *page, FILE *out)
{
    size_t i, run;

    html_table(out, "distribution-table", HTML_SORTABLE,
               page->cycles ? "Quantiles of a single call, medians of what the boots have"
                            : "Quantiles of a single call, where not all samples are alike");
    html_head(out, false, "case");
    if (page_run_count(page) > 1)
        html_head(out, false, "run");
    for (i = 0; i < PAGE_QUANTILES; i++)
        html_head(out, true, heads[i]);
    html_heads_end(out);
    for (i = 0; i < page->case_count; i++)
        for (run = 0; run < page_run_count(page); run++)
            if (is_shown(page, &page->cases[i].cells[run]))
                put_row(page, &page->cases[i], run, out);
    html_table_end(out);
}

void page_put_distributions(const struct page *page, FILE *out)
{
    size_t count = count_shown(page);

    html_section(out, "distributions", "Distributions");
    if (!page->cycles)
        html_element(
            out, "p", NULL,
            "In insns a price is exact: nearly all samples of a call are one number. Most of "
            "what is not at it was hit by a timer of Xen's own.");
    if (count) {
        fprintf(out, "<details><summary>%zu distribution%s</summary>\n", count,
                count == 1 ? "" : "s");
        put_table(page, out);
        fputs("</details>\n", out);
    } else {
        html_element(out, "p", "good", "All samples of each single call are alike.");
    }
    if (page->cycles)
        fputs("<div id=\"distribution-chart\" hidden></div>\n", out);
    html_section_end(out);
}
