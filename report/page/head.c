/* SPDX-License-Identifier: MIT */
/* The title of a page, its verdict in a sentence, and what is on it.  See sections.h. */
#include "report/page/sections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/subject.h"
#include "report/diagnosis/diagnosis.h"
#include "report/html/text.h"
#include "report/judge/judgement.h"
#include "report/model/brief.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/controls.h"
#include "report/prices/run_status.h"
#include "report/system/exit.h"

enum mood { MOOD_GOOD, MOOD_WARNING, MOOD_BAD };

static const char *const moods[] = {"good", "warning", "bad"};

/* ---- the title ---- */

static void title_text(const struct page *page, char *out, size_t size)
{
    char first[160], last[160];
    size_t count = page_run_count(page);

    page_label(page, 0, first, sizeof(first));
    page_label(page, count - 1, last, sizeof(last));
    if (count == 1)
        snprintf(out, size, "pvbench: %s", first);
    else if (count == 2)
        snprintf(out, size, "pvbench: %s against %s", last, first);
    else
        snprintf(out, size, "pvbench: %zu runs, %s to %s", count, first, last);
}

/* ---- the verdict ---- */

static enum mood mood_of(int status)
{
    if (status == EXIT_GOOD)
        return MOOD_GOOD;
    return status == EXIT_INCONCLUSIVE ? MOOD_WARNING : MOOD_BAD;
}

static size_t count_warnings(const struct run *run, size_t *checks)
{
    struct diagnosis diagnosis;
    size_t i, count = 0;

    diagnosis_make(&diagnosis, run);
    for (i = 0; i < diagnosis.count; i++)
        count += diagnosis.at[i].check.verdict == CHECK_WARNING;
    *checks = diagnosis.count;
    diagnosis_free(&diagnosis);
    return count;
}

static void put_verdict(FILE *out, enum mood mood, const char *text)
{
    char class[32];

    snprintf(class, sizeof(class), "verdict %s", moods[mood]);
    html_element(out, "p", class, text);
}

/* What keeps a run from being good, the worst first; false: nothing does. */
static bool put_flaws(const struct run *run, const char *before, FILE *out)
{
    bool flaws[RUN_FLAWS], any = false;
    char text[320], line[400];
    int flaw;

    run_flaws(run, flaws);
    for (flaw = 0; flaw < RUN_FLAWS; flaw++) {
        if (!flaws[flaw])
            continue;
        any = true;
        page_flaw_text(run, (enum run_flaw)flaw, text, sizeof(text));
        snprintf(line, sizeof(line), "%s%s", before, text);
        put_verdict(out, mood_of(run_flaw_status((enum run_flaw)flaw)), line);
    }
    return any;
}

/* The cases of the whole run, and how many of them --cases leaves on the page. */
static void count_text(const struct page *page, char *out, size_t size)
{
    size_t len;

    run_count_statuses(page_run(page, 0), out, size);
    len = strlen(out);
    if (*page->asked.compare.cases.text)
        snprintf(out + len, size - len, "; %zu %s shown", page->case_count,
                 page->case_count == 1 ? "is" : "are");
}

/* How many kinds of warnings stand below, beside the checks. */
static void notes_text(const struct notes *notes, char *out, size_t size)
{
    size_t count = 0, kind;

    for (kind = 0; kind < NOTE_KINDS; kind++)
        count += notes->of[kind].lines.count > 0;
    *out = '\0';
    if (count)
        snprintf(out, size, "; %zu %s below", count, count == 1 ? "warning is" : "warnings are");
}

/* Those of single cases make no colour: a full run of any Xen has some. */
static bool has_notes_of_run(const struct notes *notes)
{
    size_t kind;

    for (kind = 0; kind < NOTE_FAULTED; kind++)
        if (notes->of[kind].lines.count)
            return true;
    return false;
}

static void put_one(const struct page *page, FILE *out)
{
    const struct run *run = page_run(page, 0);
    char text[640], counts[320];
    size_t checks, warnings;
    char below[64];

    count_text(page, counts, sizeof(counts));
    if (put_flaws(run, "", out)) {
        html_element(out, "p", NULL, counts);
        return;
    }
    warnings = count_warnings(run, &checks);
    notes_text(&page->notes[0], below, sizeof(below));
    if (warnings)
        snprintf(text, sizeof(text), "%s. The controls came out right; %zu of %zu checks warn%s.",
                 counts, warnings, checks, below);
    else
        snprintf(text, sizeof(text), "%s. The controls came out right, and no check warns%s.",
                 counts, below);
    put_verdict(out, warnings || has_notes_of_run(&page->notes[0]) ? MOOD_WARNING : MOOD_GOOD,
                text);
}

static void put_flame_lacks(const struct page *page, FILE *out)
{
    char text[320];

    snprintf(text, sizeof(text),
             "There is no flame graph of %s here: %s. "
             "pvbench run --profile keeps one.",
             page->asked.flame,
             page_run_count(page) == 1 ? "this run has no profile that shows it"
                                       : "these runs have no two profiles that show it");
    put_verdict(out, MOOD_WARNING, text);
}

static void put_all_flaws(const struct page *page, FILE *out)
{
    size_t i;

    for (i = 0; i < page_run_count(page); i++)
        put_flaws(page_run(page, i), (char[]){compare_letter(i), ':', ' ', '\0'}, out);
}

static enum mood mood_of_judgement(const struct judgement *judgement)
{
    if (!judge_judged(judgement))
        return MOOD_WARNING;
    return judge_count(judgement, FINDING_SLOWER) ? MOOD_BAD : MOOD_GOOD;
}

static void put_judgements(const struct page *page, FILE *out)
{
    char counts[512], text[640];
    size_t i;

    for (i = 0; i < page->changes.count; i++) {
        if (!changes_judges(&page->changes, i))
            continue;
        changes_count(&page->changes.at[i], counts, sizeof(counts));
        snprintf(text, sizeof(text), "%c against A: %s.", compare_letter(i + 1), counts);
        put_verdict(out, mood_of_judgement(&page->changes.at[i]), text);
    }
}

static void put_gate(const struct page *page, FILE *out)
{
    const struct page_gate *gate = page->asked.gate;
    enum mood mood = mood_of(gate->status);
    char text[640];

    snprintf(text, sizeof(text), "Gate: %s (exit status %d)%s%s.", gate->word, gate->status,
             *gate->counts ? ". " : "", gate->counts);
    put_verdict(out, mood, text);
    if (page_pool_slower(gate->judgement, text, sizeof(text) - 1))
        put_verdict(out, mood, strcat(text, "."));
}

/* Those that are not of A's environment are named: no case of them is judged. */
static void put_environments(const struct page *page, FILE *out)
{
    const struct compare_run *runs = page->compare.runs;
    char others[4 * COMPARE_RUNS_MAX] = "", text[320];
    size_t i, count = 0, len = 0;

    for (i = 1; i < page_run_count(page); i++)
        if (strcmp(runs[i].env, runs[0].env) != 0)
            len += (size_t)snprintf(others + len, sizeof(others) - len, "%s%c", count++ ? ", " : "",
                                    compare_letter(i));
    if (!count)
        return;
    snprintf(text, sizeof(text),
             "Runs of several environments stand beside each other: %s differ%s from A in %s ABI, "
             "and no case of %s is judged.",
             others, count == 1 ? "s" : "", count == 1 ? "its" : "their",
             count == 1 ? "it" : "them");
    put_verdict(out, MOOD_GOOD, text);
}

static void put_several(const struct page *page, FILE *out)
{
    char text[COMPARE_SUBJECT_TEXT];
    size_t i;

    put_all_flaws(page, out);
    if (page->asked.gate)
        put_gate(page, out);
    if (page->refusals.count && !page->asked.gate)
        put_verdict(out, MOOD_WARNING,
                    "These runs cannot be compared: why is below, and nothing else.");
    if (page->has_changes && page_has_numbers(page) && !page->asked.gate)
        put_judgements(page, out);
    if (page_has_numbers(page) && !page->asked.gate)
        put_environments(page, out);
    for (i = 1; i < page_run_count(page); i++)
        if (compare_subject(&page->compare, i, compare_letter, text, sizeof(text) - 2))
            html_element(out, "p", NULL, strcat(text, "."));
}

static void put_runs(const struct page *page, FILE *out)
{
    char label[160], unit[160];
    size_t i;

    unit_meaning(page_run(page, 0), unit, sizeof(unit));
    html_element(out, "p", "muted", unit);
    if (page_run_count(page) < 2)
        return;
    fputs("<ul class=\"runs\">\n", out);
    for (i = 0; i < page_run_count(page); i++) {
        char boots[128];

        page_label(page, i, label, sizeof(label));
        run_count_boots(page_run(page, i), boots, sizeof(boots));
        fprintf(out, "<li><b>%c</b> ", compare_letter(i));
        html_say(out, "%s, %s: ", label, boots);
        fputs("<code>", out);
        html_text(out, page->asked.paths[i]);
        fputs("</code></li>\n", out);
    }
    fputs("</ul>\n", out);
}

/* ---- what is on it ---- */

static void put_link(FILE *out, const char *id, const char *title)
{
    fprintf(out, "<a href=\"#%s\">%s</a>\n", id, title);
}

static void put_contents(const struct page *page, FILE *out)
{
    fputs("<nav aria-label=\"Contents\">\n", out);
    put_link(out, "host", "Host");
    put_link(out, "diagnosis", "Diagnosis");
    if (page->has_changes && page_has_numbers(page))
        put_link(out, "changes", "Changes");
    if (page_has_numbers(page)) {
        put_link(out, "prices", "Prices");
        put_link(out, "batches", "Batches");
        put_link(out, "views", "Views");
        put_link(out, "distributions", "Distributions");
        put_link(out, "coverage", "Coverage");
        put_link(out, "raw", "Raw numbers");
    }
    put_link(out, "made", "How it was made");
    fputs("</nav>\n", out);
}

void page_put_head(const struct page *page, FILE *out)
{
    char title[400];

    title_text(page, title, sizeof(title));
    html_start(out, title);
    fputs("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n", out);
    html_element(out, "h1", NULL, title);
    if (page->flame_lacks)
        put_flame_lacks(page, out);
    if (page_run_count(page) == 1)
        put_one(page, out);
    else
        put_several(page, out);
    put_runs(page, out);
    fputs("</header>\n", out);
    put_contents(page, out);
}
