/* SPDX-License-Identifier: MIT */
/* What is odd about the runs of a page, and what to do: as "pvbench show" has it. */
#include "report/page/sections.h"

#include <stdio.h>

#include "report/compare/changes.h"
#include "report/diagnosis/diagnosis.h"
#include "report/format/notes.h"
#include "report/html/text.h"
#include "report/prices/controls.h"
#include "report/show/blocks.h"
#include "report/system/exit.h"

/* More lines than a reader begins with are folded. */
#define LINES_FIRST 6

static void put_items(FILE *out, const char *class, const struct texts *lines, size_t from,
                      size_t to)
{
    size_t i;

    fprintf(out, "<ul%s>\n", class ? " class=\"warnings\"" : "");
    for (i = from; i < to; i++)
        html_element(out, "li", class, lines->at[i]);
    fputs("</ul>\n", out);
}

static void put_list(FILE *out, const char *class, const struct texts *lines)
{
    size_t first = lines->count > LINES_FIRST + 1 ? LINES_FIRST : lines->count;

    if (!lines->count)
        return;
    put_items(out, class, lines, 0, first);
    if (first == lines->count)
        return;
    fprintf(out, "<details><summary>%zu more</summary>\n", lines->count - first);
    put_items(out, class, lines, first, lines->count);
    fputs("</details>\n", out);
}

/* What a reader may want to see, and mostly does not: it is open where it says why there is no
 * verdict. */
static void put_folded(FILE *out, bool open, const char *summary, const struct texts *lines)
{
    if (!lines->count)
        return;
    fprintf(out, "<details%s>", open ? " open" : "");
    html_element(out, "summary", NULL, summary);
    put_items(out, NULL, lines, 0, lines->count);
    fputs("</details>\n", out);
}

static void put_notes(const struct notes *notes, FILE *out)
{
    struct texts lines = {0}, each = {0};
    int kind;

    for (kind = 0; kind < NOTE_KINDS; kind++)
        show_note_lines(notes, (enum note_kind)kind, &lines, &each);
    html_element(out, "h3", NULL, "Warnings");
    if (lines.count)
        put_list(out, "warning", &lines);
    else
        html_element(out, "p", "good", "None.");
    put_folded(out, false, "Each of them", &each);
    texts_clear(&lines);
    texts_clear(&each);
}

static void put_checks(const struct run *run, FILE *out)
{
    struct texts warnings = {0}, unknown = {0}, good = {0};
    struct diagnosis diagnosis;
    char summary[64];

    diagnosis_make(&diagnosis, run);
    show_diagnosis_lines(&diagnosis, CHECK_WARNING, &warnings);
    show_diagnosis_lines(&diagnosis, CHECK_UNKNOWN, &unknown);
    show_diagnosis_lines(&diagnosis, CHECK_OK, &good);
    html_element(out, "h3", NULL, "Checks");
    put_list(out, "warning", &warnings);
    put_list(out, "muted", &unknown);
    snprintf(summary, sizeof(summary), "%zu of %zu checks are ok", good.count, diagnosis.count);
    put_folded(out, false, summary, &good);
    texts_clear(&warnings);
    texts_clear(&unknown);
    texts_clear(&good);
    diagnosis_free(&diagnosis);
}

static void put_controls(const struct run *run, FILE *out)
{
    struct texts lines = {0};
    bool good = true;
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        good = check_controls(run, (unsigned)i + 1, &lines) == CONTROLS_GOOD && good;
    html_element(out, "h3", NULL, "Controls");
    if (good)
        put_folded(out, false, "All of them came out right", &lines);
    else
        put_list(out, "bad", &lines);
    texts_clear(&lines);
}

static void put_run(const struct page *page, size_t at, FILE *out)
{
    char label[200];

    if (page_run_count(page) > 1) {
        page_label(page, at, label, sizeof(label));
        fprintf(out, "<details><summary>%c: ", compare_letter(at));
        html_text(out, label);
        fputs("</summary>\n", out);
    }
    put_notes(&page->notes[at], out);
    put_checks(page_run(page, at), out);
    put_controls(page_run(page, at), out);
    if (page_run_count(page) > 1)
        fputs("</details>\n", out);
}

/* What is to be known before a change is believed. */
static void put_of_changes(const struct page *page, FILE *out)
{
    struct texts lines = {0};

    changes_warnings(&page->changes, &lines);
    put_list(out, "warning", &lines);
    texts_clear(&lines);
}

void page_put_diagnosis(const struct page *page, FILE *out)
{
    size_t i;

    html_section(out, "diagnosis", "Diagnosis");
    put_list(out, "bad", &page->refusals);
    if (page->asked.gate) {
        put_list(out, "warning", page->asked.gate->notes);
        put_list(out, NULL, page->asked.gate->words);
        put_folded(out, page->asked.gate->status == EXIT_INCONCLUSIVE,
                   "Growth that passes, exceptions, and why there is no verdict",
                   page->asked.gate->reasons);
    } else if (page->has_changes) {
        put_of_changes(page, out);
    }
    for (i = 0; i < page_run_count(page); i++)
        put_run(page, i, out);
    html_section_end(out);
}
