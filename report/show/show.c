/* SPDX-License-Identifier: MIT */
/* "pvbench show": a run as text.  See show.h. */
#include "report/format/notes.h"
#include "report/show/show.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/model/brief.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/say.h"

/* Of a brief form the leaders are known; else NULL. */
static bool wanted(const struct run *run, const struct run_case *c,
                   const struct show_options *options, const struct leaders *leaders)
{
    if (case_has_flag(c->name, CASE_CONTROL) && !options->cases)
        return false;
    if (leaders && case_verdict(run, c).status < STATUS_UNSTABLE)
        return leaders_find(leaders, c->name) == c;
    return !options->cases || fnmatch(options->cases, c->name, 0) == 0;
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
                       struct prices *prices)
{
    struct leaders *leaders = options->brief && run_is_long(run) ? leaders_of(run) : NULL;
    size_t i;

    note_units(run, &prices->notes);
    prices->at = memory_new((run->case_count + 1) * sizeof(*prices->at));
    for (i = 0; i < run->case_count; i++)
        if (wanted(run, &run->cases[i], options, leaders))
            prices->at[prices->count++] = &run->cases[i];
    leaders_free(leaders);
}

static void show_all(const struct run *run, struct prices *prices, FILE *out,
                     const struct show_options *options)
{
    show_head(run, out);
    show_table(run, prices, out);
    show_count(run, prices, out);
    if (options->quantiles || run_unit(run) == UNIT_CYCLES)
        show_quantiles(run, prices, out);
    if (options->paths)
        show_series(run, prices, out);
    show_controls(run, out);
    show_facts(run, options->facts, out);
    show_warnings(run, prices, options->paths, out);
}

int show_run(const struct run *run, FILE *out, const struct show_options *options)
{
    struct prices prices = {0};
    int status = EXIT_GOOD;

    if (options->view)
        return show_views(run, options->view, out);
    take_cases(run, options, &prices);
    if (options->cases && !prices.count) {
        say_line("pvbench: no case of this run matches %s", options->cases);
        status = EXIT_USAGE;
    } else {
        show_all(run, &prices, out, options);
    }
    fflush(out);
    free(prices.at);
    notes_clear(&prices.notes);
    return status;
}
