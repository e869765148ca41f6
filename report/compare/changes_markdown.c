/* SPDX-License-Identifier: MIT */
/* Changes as Markdown: see changes.h. */
#include <stdio.h>

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/workload.h"
#include "report/format/count_words.h"
#include "report/format/markdown.h"
#include "report/format/table.h"
#include "report/model/unit.h"
#include "report/profile/judged.h"
#include "report/text/fit.h"
#include "report/text/say.h"
#include "report/text/texts.h"

#define ROWS_MOST 100

static void put_item(const char *text, FILE *out)
{
    fputs("- ", out);
    markdown_put_code(text, out);
    fputc('\n', out);
}

static void put_runs(const struct changes *changes, FILE *out)
{
    struct texts guests = {0};
    char text[256];
    size_t i;

    for (i = 0; i < changes->compare->run_count; i++) {
        compare_label(&changes->compare->runs[i], text, sizeof(text));
        fprintf(out, "- %c: ", compare_letter(i));
        markdown_put_code(text, out);
        fputs(", ", out);
        markdown_put_code(changes->compare->runs[i].path, out);
        fputc('\n', out);
    }
    for (i = 1; i < changes->compare->run_count; i++)
        changes_guests(changes, i, compare_letter, &guests);
    for (i = 0; i < guests.count; i++)
        put_item(guests.at[i], out);
    texts_clear(&guests);
    unit_meaning(changes->compare->runs[0].run, text, sizeof(text));
    fprintf(out, "- %s\n\n", text);
}

static void put_table(const struct changes *changes, size_t rows, FILE *out)
{
    struct table table;
    size_t more = changes_table(changes, rows, &table);
    char legend[240];

    markdown_table(&table, out);
    changes_once_legend(changes, legend, sizeof(legend));
    if (*legend)
        fprintf(out, "\n%s\n", legend);
    if (more)
        fprintf(out, "\n... and %zu more\n", more);
}

static void put_functions(const struct changes *changes, size_t rows, FILE *out)
{
    struct texts lines = {0};
    size_t i;

    changes_function_lines(changes, rows, &lines);
    if (lines.count)
        fprintf(out, "\n%s\n\n", judged_functions_legend);
    for (i = 0; i < lines.count; i++)
        put_item(lines.at[i], out);
    texts_clear(&lines);
}

static void put_end(const struct changes *changes, FILE *out)
{
    char text[512];
    size_t i;

    for (i = 0; i < changes->count; i++) {
        changes_count(&changes->at[i], text, sizeof(text));
        fprintf(out, "\n%c: %zu %s: %s.\n", compare_letter(i + 1), changes->at[i].count,
                count_cases(changes->at[i].count), text);
        workload_text(&changes->at[i], text, sizeof(text));
        if (*text)
            fprintf(out, "\n%c: %s.\n", compare_letter(i + 1), text);
    }
}

/* What is written, and how much of it. */
struct page {
    const struct changes *changes;
    struct texts warnings;
};

static void put_warnings(const struct texts *warnings, size_t most, FILE *out)
{
    size_t i;

    if (warnings->count)
        fputs("\nWarnings:\n\n", out);
    for (i = 0; i < warnings->count && i < most; i++)
        put_item(warnings->at[i], out);
    if (i < warnings->count)
        fprintf(out, "- ... and %zu more\n", warnings->count - i);
}

static void put_page(const struct page *page, size_t rows, size_t warnings, FILE *out)
{
    put_runs(page->changes, out);
    if (page->changes->row_count)
        put_table(page->changes, rows, out);
    else
        fprintf(out, "%s\n", changes_none(page->changes));
    put_functions(page->changes, rows, out);
    put_end(page->changes, out);
    put_warnings(&page->warnings, warnings, out);
}

static void put_few(const void *page, size_t lines, FILE *out)
{
    put_page(page, lines, lines, out);
}

/* Rows and warnings as far as there is room for them. */
static bool put_fitting(const struct page *page, size_t max_bytes, FILE *out)
{
    struct fit fit = {0, page->changes->row_count + page->warnings.count, put_few, page};
    size_t lines, smallest = 0;

    if (!fit_items(&fit, max_bytes, &lines, &smallest)) {
        say_line("pvbench: --max-bytes %zu is too few: the smallest Markdown of these runs has %zu",
                 max_bytes, smallest);
        return false;
    }
    put_few(page, lines, out);
    return true;
}

bool changes_page(const struct changes *changes, size_t max_bytes, FILE *out)
{
    struct page page = {changes, {0}};
    bool good = true;

    changes_warnings(changes, &page.warnings);
    if (max_bytes)
        good = put_fitting(&page, max_bytes, out);
    else
        put_page(&page, ROWS_MOST, page.warnings.count, out);
    texts_clear(&page.warnings);
    return good;
}

void changes_markdown(const struct changes *changes, FILE *out)
{
    changes_page(changes, 0, out);
}
