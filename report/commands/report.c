/* SPDX-License-Identifier: MIT */
/* "pvbench report RUN... --out FILE": a run, or several, as a page for a browser. */
#include <stdio.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/commands/report_index.h"
#include "report/keys/across.h"
#include "report/model/run.h"
#include "report/page/page.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench report RUN... --out FILE [OPTION]...\n"
    "       pvbench report FOLDER... --index DIR [--cases GLOBS]\n"
    "Write a run as one page for a browser, with everything in it: verdict, host,\n"
    "warnings, prices, batches, ways, distributions, coverage.  Of two runs and more\n"
    "(26 at the most) what changed against the first, and the prices in columns.\n"
    "A run is a run folder, a run.json or a console log.\n"
    "\n"
    "  --out FILE     the page; - is the standard output\n"
    "  --index DIR    instead a page of each run by itself, and index.html that leads\n"
    "                 to them; of a folder that is no run the runs that are in it\n"
    "  --cases GLOBS  only the cases whose names match one of these, with commas\n"
    "                 between\n"
    "  --flame CASE   with the flame graph of this case, of one run or two that have\n"
    "                 a profile; of two else that of what is slower first\n"
    "  --across KEY   compare although KEY differs (a key that pvbench compare named)\n"
    "                 or several, with commas between; may be given again\n"
    "\n"
    "docs/page.md has what is on it.\n"
    "\n"
    "Exit status: 0 good, 3 partial, runs that cannot be compared or no profile for\n"
    "--flame, which the page says first, 4 an error of a kernel, of its controls or\n"
    "of usage, or what cannot be written, 5 a case wrong or faulted, 6 crashed, hung\n"
    "or panicked; with --index the worst of all runs.\n";

static const struct option options[] = {
    {"out", required_argument, NULL, 'o'},   {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},  {"across", required_argument, NULL, 'a'},
    {"index", required_argument, NULL, 'i'}, {"flame", required_argument, NULL, 'f'},
    {"help", no_argument, NULL, 'h'},        {NULL, 0, NULL, 0},
};

struct asked {
    struct page_asked page;
    const char *out, *index;
};

static int take_option(int option, char *argument, void *of)
{
    struct asked *asked = of;
    struct compare_options *compare = &asked->page.compare;
    char wrong[512];

    switch (option) {
    case 'o':
        return command_named_once("report", "--out", argument, &asked->out);
    case 'i':
        return command_named_once("report", "--index", argument, &asked->index);
    case 'f':
        return command_case("report", "--flame", argument, &asked->page.flame);
    case 'c':
        return command_cases("report", "--cases", argument, &compare->cases);
    default:
        return compare_across_add(&compare->across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("report", "--%s", wrong);
    }
}

static int check(int count, const struct asked *asked)
{
    if (!count)
        return command_usage("report", "name a run: a run folder, a run.json or a console log");
    if (asked->index && (asked->out || asked->page.flame || asked->page.compare.across.count))
        return command_usage("report", "--index is of runs by themselves: leave out --out, --flame "
                                       "and --across");
    if (asked->index)
        return EXIT_GOOD;
    if (count > COMPARE_RUNS_MAX)
        return command_usage("report", "%d runs are more than the %d that fit beside each other",
                             count, COMPARE_RUNS_MAX);
    if (asked->page.flame && count > 2)
        return command_usage("report", "--flame is of one run or two");
    if (!asked->out)
        return command_usage("report", "say with --out which file to write, or with --index where "
                                       "to put a page of each run");
    return EXIT_GOOD;
}

/* A profile may be lacking, and then the page says so; a case that no run has is a slip. */
static int check_flame(const struct page_asked *asked)
{
    char near[128] = "";
    size_t i;

    for (i = 0; i < asked->count; i++)
        if (!asked->flame || run_find_case(asked->runs[i], asked->flame))
            return EXIT_GOOD;
    run_near_case(asked->runs, asked->count, asked->flame, near, sizeof(near));
    return command_usage("report", "--flame %s: no run has such a case%s", asked->flame, near);
}

static int report(char *const *paths, size_t count, struct asked *asked)
{
    struct run_set set;
    bool written;
    int status;

    if (!run_set_load(&set, paths, count))
        return EXIT_USAGE;
    asked->page.runs = run_set_runs(&set);
    asked->page.paths = paths;
    asked->page.count = count;
    status = check_flame(&asked->page);
    if (status == EXIT_GOOD)
        status = page_write(&asked->page, asked->out, &written);
    run_set_free(&set);
    return status;
}

static const struct command_options command = {
    .command = "report",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_report(int argc, char **argv)
{
    struct asked asked = {0};
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    status = check(argc - optind, &asked);
    if (status != EXIT_GOOD)
        return status;
    argv += optind;
    argc -= optind;
    return asked.index ? report_index(argv, (size_t)argc, &asked.page, asked.index)
                       : report(argv, (size_t)argc, &asked);
}
