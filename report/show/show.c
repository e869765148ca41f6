/* SPDX-License-Identifier: MIT */
/* "pvbench show": a run as text.  See show.h. */
#include "report/format/notes.h"
#include "report/show/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/model/brief.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/show/sort.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/say.h"

/* Of a brief form the leaders are known; else NULL. */
static bool wanted(const struct run *run, const struct run_case *c, const struct case_globs *globs,
                   const struct leaders *leaders)
{
    if (*globs->text ? !case_globs_match(globs, c->name) : case_has_flag(c->name, CASE_CONTROL))
        return false;
    return !leaders || case_verdict(run, c).status >= STATUS_UNSTABLE ||
           leaders_find(leaders, c->name) == c;
}

/* Units are never mixed: boots in another unit than the first are left out of every price. */
static void note_units(const struct run *run, struct notes *notes)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        if (boot_unit(&run->boots[i]) != run_unit(run))
            note_say(notes, NOTE_UNIT, NULL, "boot %zu is in %s: it is left out of the prices",
                     i + 1, unit_name(boot_unit(&run->boots[i])));
}

static void take_cases(const struct run *run, const struct show_options *options,
                       const struct case_globs *globs, struct prices *prices)
{
    struct leaders *leaders = options->brief && run_is_long(run) ? leaders_of(run, globs) : NULL;
    size_t i;

    prices->sparkline = options->sparkline;
    note_units(run, &prices->notes);
    prices->at = memory_new((run->case_count + 1) * sizeof(*prices->at));
    for (i = 0; i < run->case_count; i++)
        if (wanted(run, &run->cases[i], globs, leaders))
            prices->at[prices->count++] = &run->cases[i];
    leaders_free(leaders);
    show_sort(run, prices->at, prices->count, options->sort);
}

/* Whether the globs are right, which is said where they are not. */
static bool matched(const struct run *run, const struct case_globs *globs,
                    const struct prices *prices)
{
    char text[CASE_GLOBS_MAX + 128];

    if (!run_globs_wrong(&run, 1, globs, prices->count > 0, text, sizeof(text)))
        return true;
    say_line("pvbench: no case of this run matches %s", text);
    return false;
}

static void show_all(const struct run *run, struct prices *prices, FILE *out,
                     const struct show_options *options)
{
    show_head(run, out);
    show_table(run, prices, out);
    show_count(run, prices, out);
    if (run_unit(run) == UNIT_CYCLES)
        show_fits(run, prices, out);
    if (options->quantiles || run_unit(run) == UNIT_CYCLES)
        show_quantiles(run, prices, out);
    if (options->paths)
        show_series(run, prices, out);
    show_controls(run, out);
    show_facts(run, options->facts, out);
    show_warnings(run, prices, options->paths, out);
    show_diagnosis(run, options->facts, out);
}

int show_run(const struct run *run, FILE *out, const struct show_options *options)
{
    const struct case_globs globs = case_globs_of(options->cases);
    struct prices prices = {0};
    int status = EXIT_GOOD;

    if (options->view)
        return show_views(run, options->view, out);
    take_cases(run, options, &globs, &prices);
    if (!matched(run, &globs, &prices))
        status = EXIT_USAGE;
    else if (options->json)
        show_json(run, options->json, &prices, out);
    else
        show_all(run, &prices, out, options);
    fflush(out);
    free(prices.at);
    notes_clear(&prices.notes);
    return status;
}
