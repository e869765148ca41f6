/* SPDX-License-Identifier: MIT */
/* The numbers behind the pictures, as text to be copied; the script takes them from here, too. */
#include "report/page/sections.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/html/text.h"

static const char *const curve_words[PAGE_CURVES] = {"multi", "multi filled", "array",
                                                     "array filled"};

static void put_heads(const struct page *page, FILE *out)
{
    size_t which, i;

    fputs("case,run,status,single", out);
    for (which = 0; which < PAGE_CURVES; which++)
        for (i = 0; i < page->size_count; i++)
            fprintf(out, ",%s %u", curve_words[which], page->sizes[i]);
    fputc('\n', out);
}

static void put_number(FILE *out, double number)
{
    fprintf(out, number == floor(number) ? ",%.0f" : ",%.2f", number);
}

/* Commas of what is not there wait for what is, so that none end a line. */
static size_t put_curve(const struct page *page, const struct page_curve *curve, size_t commas,
                        FILE *out)
{
    size_t i, at = 0;

    for (i = 0; i < page->size_count; i++) {
        while (at < curve->count && curve->at[at].n < page->sizes[i])
            at++;
        if (at == curve->count || curve->at[at].n != page->sizes[i]) {
            commas++;
            continue;
        }
        for (; commas; commas--)
            fputc(',', out);
        put_number(out, curve->at[at].cost);
    }
    return commas;
}

/* As nearly all names are, which then need no quotes. */
static bool is_simple(const char *name)
{
    return (*name == '_' || isalnum((unsigned char)*name)) &&
           !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_/-")];
}

/* A text that a spreadsheet would take for a formula has an apostrophe, as in "export". */
static void put_name(FILE *out, const char *name)
{
    const char *at;

    if (is_simple(name)) {
        html_text(out, name);
        return;
    }
    fputs(*name && strchr("=+-@", *name) ? "&quot;&#39;" : "&quot;", out);
    for (at = name; *at; at++)
        html_say(out, *at == '"' ? "%c\"" : "%c", *at);
    fputs("&quot;", out);
}

static void put_row(const struct page *page, const struct page_case *c, size_t run, FILE *out)
{
    const struct page_cell *cell = &c->cells[run];
    size_t which, commas = 0;

    put_name(out, c->name);
    fprintf(out, ",%c,%s", compare_letter(run), page_word(cell));
    if (cell->at[MEASURE_CALL].have)
        put_number(out, cell->at[MEASURE_CALL].price);
    else
        commas++;
    for (which = 0; which < PAGE_CURVES; which++)
        commas = put_curve(page, &cell->curves[which], commas, out);
    fputc('\n', out);
}

void page_put_raw(const struct page *page, FILE *out)
{
    size_t i, run;

    html_section(out, "raw", "Raw numbers");
    html_element(
        out, "p", NULL,
        "One call, and the whole of each batch of the plan by its size, with its entries or items "
        "filled and without, less the null call. pvbench export has more formats, every "
        "boot, and the larger batches of the cases that look for splits.");
    fputs("<details><summary>As comma-separated values</summary>\n<pre id=\"raw-csv\">", out);
    put_heads(page, out);
    for (i = 0; i < page->case_count; i++)
        for (run = 0; run < page_run_count(page); run++)
            put_row(page, &page->cases[i], run, out);
    fputs("</pre></details>\n", out);
    html_section_end(out);
}
