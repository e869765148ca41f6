/* SPDX-License-Identifier: MIT */
/* "pvbench plot": a run as pictures.  See plot.h. */
#include "report/format/notes.h"
#include "report/plot/plot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/globs.h"
#include "report/model/run.h"
#include "report/plot/left_out.h"
#include "report/plot/pictures.h"
#include "report/system/exit.h"
#include "report/text/say.h"

/* A second line about the same missing gnuplot helps nobody. */
static int draw(const struct run *run, const struct plot_cases *cases, const char *dir, bool views)
{
    int status = plot_prices(run, cases, dir);

    if (status == EXIT_GOOD)
        status = plot_batches(run, cases, dir);
    if (status == EXIT_GOOD && views)
        status = plot_views(run, dir);
    return status;
}

/* Why none has: each status with some of its cases. */
static void say_nothing(const struct plot_cases *cases)
{
    struct left_out left_out = {0};
    struct texts why = {0};
    size_t i;

    for (i = 0; i < cases->count; i++)
        left_out_add(&left_out, cases->at[i].word, cases->at[i].price.of->name);
    left_out_say(&left_out, "pvbench: no case of this run has a price to draw", &why);
    say_line("%s", why.count ? why.at[0] : "pvbench: no case of this run has a price to draw");
    texts_clear(&why);
}

bool plot_any(const struct run *run)
{
    const struct case_globs all = case_globs_of(NULL);
    struct plot_cases cases;
    bool any;

    plot_cases_take(run, &all, &cases);
    any = plot_cases_priced(&cases) > 0;
    free(cases.at);
    return any;
}

int plot_into(const struct run *run, const char *dir, const char *glob)
{
    const struct case_globs globs = case_globs_of(glob);
    char text[CASE_GLOBS_MAX + 128];
    struct plot_cases cases;
    int status = EXIT_INCONCLUSIVE;

    plot_cases_take(run, &globs, &cases);
    if (run_globs_wrong(&run, 1, &globs, cases.count > 0, text, sizeof(text))) {
        say_line("pvbench: no case of this run matches %s", text);
        status = EXIT_USAGE;
    } else if (plot_cases_priced(&cases)) {
        status = draw(run, &cases, dir, !glob);
    } else {
        say_nothing(&cases);
    }
    if (cases.capped)
        say_line("pvbench: the pictures have the first %zu of %zu cases only", cases.count,
                 cases.all);
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
    say_line("pvbench: cannot make %s: %s%s", plots, strerror(errno),
             errno == EACCES || errno == EROFS ? "; say with --out where to draw" : "");
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
