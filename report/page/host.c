/* SPDX-License-Identifier: MIT */
/* The facts of a host without which no number means anything, and of one run all of them. */
#include "report/page/sections.h"

#include <stdio.h>
#include <string.h>

#include "report/html/table.h"
#include "report/html/text.h"
#include "report/model/facts.h"
#include "report/show/blocks.h"

static void put_heads(const struct page *page, FILE *out)
{
    size_t i;

    html_head(out, false, "fact");
    for (i = 0; i < page_run_count(page); i++)
        html_head_of(out, false, page_run_count(page) > 1 ? "run" : "value", page_letter(page, i));
    html_heads_end(out);
}

/* A fact that the runs do not share is marked. */
static void put_row(const struct page *page, const char *key, FILE *out)
{
    char rooms[COMPARE_RUNS_MAX][SHOW_FACT_ROOM];
    const char *values[COMPARE_RUNS_MAX];
    bool any = false, alike = true;
    size_t i;

    for (i = 0; i < page_run_count(page); i++) {
        values[i] = show_fact(page_run(page, i), key, rooms[i], sizeof(rooms[i]));
        any = any || values[i];
        alike = alike && !strcmp(values[i] ? values[i] : "", values[0] ? values[0] : "");
    }
    if (!any)
        return;
    html_row(out);
    html_row_head(out, key);
    for (i = 0; i < page_run_count(page); i++)
        html_cell(out, alike ? NULL : "warning", values[i] ? values[i] : "-");
    html_row_end(out);
}

static void put_facts(const struct facts *facts, FILE *out)
{
    size_t i;

    for (i = 0; i < facts->count; i++) {
        html_row(out);
        html_row_head(out, facts->at[i].key);
        html_cell(out, NULL, facts->at[i].value);
        html_row_end(out);
    }
}

/* What the runner and the first boot say. */
static void put_all(const struct run *run, FILE *out)
{
    fputs("<details><summary>All facts of the run and of its first boot</summary>\n", out);
    html_table(out, "fact-table", HTML_PLAIN, "All facts");
    html_head(out, false, "fact");
    html_head(out, false, "value");
    html_heads_end(out);
    put_facts(&run->facts, out);
    if (run->boot_count)
        put_facts(&run->boots[0].facts, out);
    html_table_end(out);
    fputs("</details>\n", out);
}

void page_put_host(const struct page *page, FILE *out)
{
    size_t i;

    html_section(out, "host", "Host");
    html_table(out, "host-table", HTML_PLAIN, "Facts without which no number means anything");
    put_heads(page, out);
    for (i = 0; show_main_facts[i]; i++)
        put_row(page, show_main_facts[i], out);
    html_table_end(out);
    if (page_run_count(page) == 1)
        put_all(page_run(page, 0), out);
    html_section_end(out);
}
