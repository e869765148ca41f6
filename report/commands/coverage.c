/* SPDX-License-Identifier: MIT */
/* "pvbench coverage [RUN...]": how much of all that there is to measure is measured. */
#include <stdio.h>

#include "report/cases/catalogue.h"
#include "report/commands/command.h"
#include "report/coverage/coverage.h"
#include "report/model/run.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench coverage [RUN...] [--missing]\n"
    "       pvbench coverage --markdown\n"
    "Say of every hypercall number and sub-operation of the catalogue whether it has\n"
    "a case, or what became of it in a run: a run folder, a run.json, or a console\n"
    "log.  Of several runs, one of each environment for instance, each gets a column.\n"
    "\n"
    "  --missing   only what is not accounted for\n"
    "  --markdown  the catalogue with its cases: docs/hypercalls.md\n"
    "\n"
    "What was denied or absent counts as measured: its refusal was timed.\n"
    "Exit status: 0 every row has a case, or was measured or skipped with a reason in\n"
    "each run; 4 bad usage, 5 something is not accounted for.\n";

static const struct option options[] = {
    {"missing", no_argument, NULL, 'm'},
    {"markdown", no_argument, NULL, 'd'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int show(const struct run *const *runs, char *const *paths, size_t count, bool missing)
{
    const struct run *none = NULL;
    int status = EXIT_GOOD;
    size_t i;

    if (count > 1)
        coverage_side_by_side(runs, paths, count, missing, stdout);
    else
        coverage_text(count ? runs[0] : none, missing, stdout);
    for (i = 0; i < count || i == 0; i++) {
        struct coverage sum = coverage_of(count ? runs[i] : none, 0, catalogue_size);

        status = exit_worse(status, coverage_status(&sum));
    }
    return status;
}

static int cover_runs(char *const *paths, size_t count, bool missing)
{
    struct run_set set;
    int status;

    if (!run_set_load(&set, paths, count))
        return EXIT_USAGE;
    status = show(run_set_runs(&set), paths, count, missing);
    run_set_free(&set);
    return status;
}

static int cover_markdown(void)
{
    struct coverage sum = coverage_of(NULL, 0, catalogue_size);

    coverage_markdown(stdout);
    return coverage_status(&sum);
}

struct asked {
    bool missing, markdown;
};

static int take_option(int option, char *value, void *of)
{
    struct asked *asked = of;

    (void)value;
    *(option == 'm' ? &asked->missing : &asked->markdown) = true;
    return EXIT_GOOD;
}

static const struct command_options command = {
    .command = "coverage",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_coverage(int argc, char **argv)
{
    struct asked asked = {false, false};
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    if (argc - optind > COVERAGE_RUNS_MAX)
        return command_usage("coverage", "%d runs at most", COVERAGE_RUNS_MAX);
    if (asked.markdown && (asked.missing || optind < argc))
        return command_usage("coverage",
                             "--markdown stands alone: it is of the cases, not of a run");
    return asked.markdown ? cover_markdown()
                          : cover_runs(argv + optind, (size_t)(argc - optind), asked.missing);
}
