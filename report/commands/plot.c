/* SPDX-License-Identifier: MIT */
/* "pvbench plot RUN": a run as pictures. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/plot/plot.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/text/usage.h"

static const char help[] =
    "Usage: pvbench plot RUN [--out DIR] [--case GLOB]\n"
    "Draw a run with gnuplot: prices.svg and .png, batches.svg and .png, and a view-NAME of each "
    "view\n"
    "that it has prices for, with their scripts and data beside them; what one picture does not "
    "hold\n"
    "goes on in prices-2 and so on.  RUN is a run folder, a run.json, or a console log.\n"
    "\n"
    "  --out DIR    where to; RUN/plots for a run folder, to be named for anything else\n"
    "  --case GLOB  only the cases whose names match, and no views; of a long run, without it,\n"
    "               one of each family, the first that has a price\n"
    "\n"
    "Exit status: 0 good, 3 no case has a price to draw, 4 bad usage or what cannot be written.\n";

static const struct option options[] = {
    {"out", required_argument, NULL, 'o'},
    {"case", required_argument, NULL, 'c'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static bool is_folder(const char *path)
{
    struct stat file;

    return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

static int draw(const struct run *run, const char *path, const char *out, const char *glob)
{
    if (!out)
        return plot_run(run, path, glob);
    if (mkdir(out, 0777) && errno != EEXIST) {
        say_line("pvbench: cannot make %s: %s", out, strerror(errno));
        return EXIT_USAGE;
    }
    return plot_into(run, out, glob);
}

int cmd_plot(int argc, char **argv)
{
    const char *out = NULL, *glob = NULL;
    struct run *run;
    int option, status;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (option) {
        case 'o':
            out = optarg;
            break;
        case 'c':
            glob = optarg;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_GOOD;
        default:
            return command_usage("plot", "no such option, or one without its argument: %s",
                                 argv[optind - 1]);
        }
    }
    if (argc - optind != 1)
        return command_usage("plot", "name one run: a run folder, a run.json or a console log");
    if (!out && !is_folder(argv[optind]))
        return command_usage("plot", "%s is no run folder: say with --out where to draw",
                             argv[optind]);
    run = run_load(argv[optind]);
    if (!run)
        return EXIT_USAGE;
    status = draw(run, argv[optind], out, glob);
    run_free(run);
    return status;
}
