/* SPDX-License-Identifier: MIT */
/* "pvbench plot": a run as pictures.  See plot.h. */
#include "report/format/notes.h"
#include "report/plot/plot.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/table.h"
#include "report/model/brief.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/plot/pictures.h"
#include "report/prices/case.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/say.h"

/* Of a long run that is drawn in short the leaders are known; else NULL. */
static bool drawn(const struct run_case *c, const char *glob, const struct leaders *leaders)
{
    if (case_has_flag(c->name, CASE_CONTROL))
        return false;
    if (glob)
        return fnmatch(glob, c->name, 0) == 0;
    /* Our own code round many calls would dwarf the calls; it has views of its own. */
    return !leaders || (leaders_find(leaders, c->name) == c && !case_has_flag(c->name, CASE_OWN));
}

/* Of more the pictures would be taller than the 32767 pixels that Cairo draws. */
#define CASES_MOST 400u

static void take_cases(const struct run *run, const char *glob, struct plot_cases *cases)
{
    struct leaders *leaders = !glob && run_is_long(run) ? leaders_of(run) : NULL;
    struct notes notes = {0};
    struct price price;
    bool more = false;
    size_t i;

    for (i = 0; i < run->case_count; i++) {
        if (!drawn(&run->cases[i], glob, leaders))
            continue;
        price_case(run, &run->cases[i], &price, &notes);
        if (!price.have_single && !price.curves[PATH_MULTI][0].count)
            continue;
        more = cases->count == CASES_MOST;
        if (more)
            break;
        cases->at = memory_grow(cases->at, cases->count, sizeof(*cases->at));
        cases->at[cases->count++] = price;
    }
    if (more)
        fprintf(stderr, "pvbench: the pictures have the first %u cases only\n", CASES_MOST);
    notes_clear(&notes);
    leaders_free(leaders);
}

bool plot_any(const struct run *run)
{
    struct plot_cases cases = {0};

    take_cases(run, NULL, &cases);
    free(cases.at);
    return cases.count > 0;
}

int plot_into(const struct run *run, const char *dir, const char *glob)
{
    struct plot_cases cases = {0};
    int status = EXIT_GOOD, more;

    cases.brief = !glob && run_is_long(run);
    take_cases(run, glob, &cases);
    if (!cases.count) {
        fputs("pvbench: no case of this run has a price to draw\n", stderr);
        status = EXIT_INCONCLUSIVE;
    } else {
        status = plot_prices(run, &cases, dir);
        /* A second line about the same missing gnuplot helps nobody. */
        more = status == EXIT_GOOD ? plot_batches(run, &cases, dir) : status;
        status = more > status ? more : status;
        more = status == EXIT_GOOD && !glob ? plot_views(run, dir) : status;
        status = more > status ? more : status;
    }
    free(cases.at);
    return status;
}

/* A run may come from anywhere: a link in it leads to no folder of ours. */
static bool make_plots(const char *plots)
{
    struct stat found;

    if (mkdir(plots, 0777) == 0)
        return true;
    if (errno == EEXIST && lstat(plots, &found) == 0) {
        if (S_ISDIR(found.st_mode))
            return true;
        errno = ENOTDIR;
    }
    say_line("pvbench: cannot make %s: %s", plots, strerror(errno));
    return false;
}

int plot_run(const struct run *run, const char *dir, const char *glob)
{
    int status = EXIT_USAGE;
    char *plots;

    if (asprintf(&plots, "%s/plots", dir) < 0)
        return EXIT_USAGE;
    if (make_plots(plots))
        status = plot_into(run, plots, glob);
    free(plots);
    return status;
}
