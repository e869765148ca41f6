/* SPDX-License-Identifier: MIT */
/* See index.h. */
#include "report/page/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/html/table.h"
#include "report/html/text.h"
#include "report/model/brief.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/run_status.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/file_out.h"

static char *copy(const char *text)
{
    char *copied = strdup(text);

    if (!copied)
        memory_lacks();
    return copied;
}

void page_index_add(struct page_index *index, const struct run *run, const char *file)
{
    char *path = (char *)"", label[200], boots[128], counts[256];
    struct compare_options none = {.brief = false};
    const char *date = run_fact(run, "run.date");
    struct compare compare;

    compare_start(&compare, &run, &path, 1, &none);
    compare_label(&compare.runs[0], label, sizeof(label));
    compare_free(&compare);
    run_count_boots(run, boots, sizeof(boots));
    run_count_statuses(run, counts, sizeof(counts));
    index->at = memory_grow(index->at, index->count, sizeof(*index->at));
    index->at[index->count++] = (struct page_indexed){
        .file = copy(file),
        .label = copy(label),
        .boots = copy(boots),
        .counts = copy(counts),
        .unit = copy(unit_name(run_unit(run))),
        .date = copy(date ? date : ""),
        .status = run_exit_status(run),
    };
}

void page_index_free(struct page_index *index)
{
    size_t i;

    for (i = 0; i < index->count; i++) {
        free(index->at[i].file);
        free(index->at[i].label);
        free(index->at[i].boots);
        free(index->at[i].counts);
        free(index->at[i].unit);
        free(index->at[i].date);
    }
    free(index->at);
    *index = (struct page_index){0};
}

bool page_index_has(const struct page_index *index, const char *file)
{
    size_t i;

    for (i = 0; i < index->count; i++)
        if (!strcmp(index->at[i].file, file))
            return true;
    return false;
}

static const char *state_word(int status)
{
    switch (status) {
    case EXIT_GOOD:
        return "good";
    case EXIT_INCONCLUSIVE:
        return "not whole";
    case EXIT_WORSE:
        return "a case wrong or faulted";
    case EXIT_DIED:
        return "crashed, hung or panicked";
    default:
        return "controls or kernel failed";
    }
}

static const char *state_class(int status)
{
    if (status == EXIT_GOOD)
        return "good";
    return status == EXIT_INCONCLUSIVE ? "warning" : "bad";
}

static void put_row(const struct page_indexed *run, FILE *out)
{
    html_row(out);
    fputs("<th scope=\"row\"><a href=\"", out);
    html_link(out, run->file);
    fputs("\">", out);
    html_text(out, run->file);
    fputs("</a>", out);
    html_cell(out, "wordy", run->label);
    html_cell(out, NULL, run->unit);
    html_cell(out, state_class(run->status), state_word(run->status));
    html_cell(out, "wordy", run->boots);
    html_cell(out, "wordy", run->counts);
    html_cell(out, NULL, run->date);
    html_row_end(out);
}

static void put_table(const struct page_index *index, FILE *out)
{
    static const char *const heads[] = {"page", "what", "unit", "state", "boots", "cases", "date"};
    size_t i;

    html_table(out, "runs-table", HTML_SORTABLE, "The runs that have a page here");
    for (i = 0; i < sizeof(heads) / sizeof(*heads); i++)
        html_head(out, false, heads[i]);
    html_heads_end(out);
    for (i = 0; i < index->count; i++)
        put_row(&index->at[i], out);
    html_table_end(out);
}

static bool write_index(const void *what, FILE *out)
{
    const struct page_index *index = what;
    char title[64];

    snprintf(title, sizeof(title), "pvbench: %zu run%s", index->count,
             index->count == 1 ? "" : "s");
    html_start(out, title);
    fputs("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n", out);
    html_element(out, "h1", NULL, title);
    fputs("</header>\n<main id=\"main\">\n", out);
    html_section(out, "runs", "Runs");
    put_table(index, out);
    html_section_end(out);
    fputs("</main>\n", out);
    html_end(out);
    return !ferror(out);
}

bool page_index_write(const struct page_index *index, const char *file)
{
    return file_out(file, write_index, index);
}
