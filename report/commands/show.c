/* SPDX-License-Identifier: MIT */
/* "pvbench show RUN": a run as text. */
#include <getopt.h>
#include <stdio.h>

#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/prices/run_status.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/text/usage.h"

static const char help[] =
    "Usage: pvbench show RUN [--case GLOB] [--brief] [--paths] [--facts] [--quantiles]\n"
    "       pvbench show RUN --view NAME\n"
    "Show a run: a run folder, a run.json, or a console log.\n"
    "\n"
    "  --case GLOB   only the cases whose names match, like 'mmu_update/*'\n"
    "  --brief       of a long run only the first case of each family, and warnings\n"
    "  --paths       a row for each series too, with its raw regions, and each warning\n"
    "  --facts       every host fact that is known\n"
    "  --quantiles   the quantiles of a single call (always shown for cycles)\n"
    "  --view NAME   nothing but a view: pte, switch, trap, breakdown, or all\n"
    "\n"
    "Exit status: 0 good, 3 partial, or no price for the view, 4 an error of the kernel, of its\n"
    "controls or of usage, 5 a case wrong or faulted, 6 crashed, hung or panicked.\n";

static const struct option options[] = {
    {"case", required_argument, NULL, 'c'},
    {"paths", no_argument, NULL, 'p'},
    {"brief", no_argument, NULL, 'b'},
    {"facts", no_argument, NULL, 'f'},
    {"quantiles", no_argument, NULL, 'q'},
    {"cycles-quantiles", no_argument, NULL, 'q'},
    {"view", required_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int show_path(const char *path, const struct show_options *show)
{
    struct run *run = run_load(path);
    int shown, judged;

    if (!run)
        return EXIT_USAGE;
    shown = show_run(run, stdout, show);
    judged = run_exit_status(run);
    run_free(run);
    return exit_worse(shown, judged);
}

/* Options that say what to show of the run itself. */
static bool narrowed(const struct show_options *show)
{
    return show->cases || show->brief || show->paths || show->facts || show->quantiles;
}

int cmd_show(int argc, char **argv)
{
    struct show_options show = {0};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (option) {
        case 'c':
            show.cases = optarg;
            break;
        case 'p':
            show.paths = true;
            break;
        case 'b':
            show.brief = true;
            break;
        case 'f':
            show.facts = true;
            break;
        case 'q':
            show.quantiles = true;
            break;
        case 'v':
            show.view = optarg;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_GOOD;
        default:
            return command_usage("show", "no such option, or one without its argument: %s",
                                 argv[optind - 1]);
        }
    }
    if (show.view && narrowed(&show))
        return command_usage("show", "--view stands alone: it shows nothing else of the run");
    if (argc - optind != 1)
        return command_usage("show", "name one run: a run folder, a run.json or a console log");
    return show_path(argv[optind], &show);
}
