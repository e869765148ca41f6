/* SPDX-License-Identifier: MIT */
/* "pvbench plot RUN": a run as pictures. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/picture/gnuplot.h"
#include "report/plot/plot.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/system/input.h"
#include "report/text/say.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench plot RUN [--out DIR] [--cases GLOBS]\n"
    "Draw a run with gnuplot: prices.svg and .png, batches.svg and .png, and a\n"
    "view-NAME of each view that it has prices for, with their scripts and data\n"
    "beside them; what one picture does not hold goes on in prices-2 and so on.\n"
    "RUN is a run folder, a run.json, or a console log.\n"
    "\n"
    "  --out DIR      where to; RUN/plots for a run folder, to be named for anything\n"
    "                 else\n"
    "  --cases GLOBS  only the cases whose names match one of these, with commas\n"
    "                 between, and no views; of a long run, without it, one of each\n"
    "                 family, the first that has a price\n"
    "\n"
    "Exit status: 0 good, 3 no case has a price to draw, 4 bad usage, no gnuplot, or\n"
    "what cannot be written.\n";

static const struct option options[] = {
    {"out", required_argument, NULL, 'o'},
    {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* Of what is not there at all run_load says so. */
static bool needs_out(const char *path)
{
    struct stat file;

    return !strcmp(path, INPUT_STDIN) || (stat(path, &file) == 0 && !S_ISDIR(file.st_mode));
}

static int draw(const struct run *run, const char *path, const char *out, const char *glob)
{
    if (!gnuplot_or_say())
        return EXIT_USAGE;
    if (!out)
        return plot_run(run, path, glob);
    if (mkdir(out, 0777) && errno != EEXIST) {
        say_line("pvbench: cannot make %s: %s", out, strerror(errno));
        return EXIT_USAGE;
    }
    return plot_into(run, out, glob);
}

struct asked {
    struct case_globs cases;
    const char *out;
};

static int take_option(int option, char *value, void *of)
{
    struct asked *asked = of;

    if (option == 'c')
        return command_cases("plot", "--cases", value, &asked->cases);
    return command_named_once("plot", "--out", value, &asked->out);
}

static const struct command_options command = {
    .command = "plot",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_plot(int argc, char **argv)
{
    struct asked asked = {.out = NULL};
    struct run *run;
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    if (argc - optind != 1)
        return command_usage("plot", "name one run: a run folder, a run.json or a console log");
    if (!asked.out && needs_out(argv[optind]))
        return command_usage("plot", "%s is no run folder: say with --out where to draw",
                             argv[optind]);
    run = run_load(argv[optind]);
    if (!run)
        return EXIT_USAGE;
    status = draw(run, argv[optind], asked.out, *asked.cases.text ? asked.cases.text : NULL);
    run_free(run);
    return status;
}
