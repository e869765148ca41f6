/* SPDX-License-Identifier: MIT */
/* How much of all hypercalls the runs of a page measured.  See sections.h. */
#include "report/page/sections.h"

#include <stdio.h>

#include "report/cases/catalogue.h"
#include "report/coverage/coverage.h"
#include "report/html/table.h"
#include "report/html/text.h"

static void put_count(FILE *out, size_t count)
{
    html_number(out, count > 0, (double)count);
}

/* What became of the rows of one hypercall in one run. */
static void put_one(const struct coverage *coverage, FILE *out)
{
    put_count(out, coverage->by[COVER_DENIED]);
    put_count(out, coverage->by[COVER_ABSENT]);
    put_count(out, coverage->by[COVER_SKIPPED]);
    put_count(out, coverage->by[COVER_WRONG] + coverage->by[COVER_FAULTED]);
    put_count(out, coverage->by[COVER_MISSING]);
    put_count(out, coverage->left_out);
}

static void put_row(const struct page *page, size_t head, FILE *out)
{
    struct coverage coverage = coverage_of(page_run(page, 0), head, catalogue_end(head));
    size_t i;

    html_row(out);
    html_row_head(out, catalogue[head].text);
    html_cell(out, NULL, catalogue[head].value);
    html_count(out, coverage.rows);
    put_count(out, coverage_measured(&coverage));
    if (page_run_count(page) == 1)
        put_one(&coverage, out);
    for (i = 1; i < page_run_count(page); i++) {
        coverage = coverage_of(page_run(page, i), head, catalogue_end(head));
        put_count(out, coverage_measured(&coverage));
    }
    html_row_end(out);
}

static void put_heads(const struct page *page, FILE *out)
{
    static const char *const one[] = {"denied", "absent",  "skipped",
                                      "wrong",  "missing", "left out"};
    size_t i;

    html_head(out, false, "hypercall");
    html_head(out, false, "number");
    html_head(out, true, "rows");
    for (i = 0; i < page_run_count(page); i++)
        html_head_of(out, true, "measured", page_letter(page, i));
    for (i = 0; page_run_count(page) == 1 && i < sizeof(one) / sizeof(*one); i++)
        html_head(out, true, one[i]);
    html_heads_end(out);
}

static void put_sums(const struct page *page, FILE *out)
{
    size_t i;

    for (i = 0; i < page_run_count(page); i++) {
        struct coverage coverage = coverage_of(page_run(page, i), 0, catalogue_size);

        fputs("<p>", out);
        if (page_letter(page, i))
            fprintf(out, "%c: ", page_letter(page, i));
        fprintf(out,
                "%zu of %zu operations are measured, of these %zu by their refusal; %zu are "
                "skipped with a reason, and %zu are not in this run.</p>\n",
                coverage_measured(&coverage), coverage.rows,
                coverage.by[COVER_DENIED] + coverage.by[COVER_ABSENT], coverage.by[COVER_SKIPPED],
                coverage.by[COVER_MISSING]);
    }
}

void page_put_coverage(const struct page *page, FILE *out)
{
    size_t i;

    html_section(out, "coverage", "Coverage");
    put_sums(page, out);
    fputs("<details><summary>By hypercall</summary>\n", out);
    html_table(out, "coverage-table", HTML_SORTABLE, "Operations measured, by hypercall");
    put_heads(page, out);
    for (i = 0; i < catalogue_size; i++)
        if (catalogue[i].kind == CATALOGUE_NUMBER)
            put_row(page, i, out);
    html_table_end(out);
    fputs("</details>\n", out);
    html_section_end(out);
}
