/* SPDX-License-Identifier: MIT */
/* "pvbench coverage [RUN]": how much of all that there is to measure is measured. */
#include "report/command.h"

#include <getopt.h>
#include <stdio.h>

#include "report/coverage.h"
#include "report/exit.h"

static const char help[] =
    "Usage: pvbench coverage [RUN] [--missing]\n"
    "       pvbench coverage --markdown\n"
    "Say of every hypercall number and sub-operation of the catalogue whether it has a case, or\n"
    "what became of it in a run: a run folder, a run.json, or a console log.\n"
    "\n"
    "  --missing   only what is not accounted for\n"
    "  --markdown  the catalogue with its cases: docs/hypercalls.md\n"
    "\n"
    "What was denied or absent counts as measured: its refusal was timed.\n"
    "Exit status: 0 every row has a case, or was measured or skipped with a reason in the run;\n"
    "4 bad usage, 5 something is not accounted for.\n";

static const struct option options[] = {
    {"missing", no_argument, NULL, 'm'},
    {"markdown", no_argument, NULL, 'd'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static int cover_run(const char *path, bool missing)
{
    struct run *run = NULL;
    struct coverage sum;

    if (path) {
        run = run_load(path);
        if (!run)
            return EXIT_USAGE;
    }
    coverage_text(run, missing, stdout);
    sum = coverage_of(run, 0, catalogue_size);
    if (run)
        run_free(run);
    return coverage_status(&sum);
}

static int cover_markdown(void)
{
    struct coverage sum = coverage_of(NULL, 0, catalogue_size);

    coverage_markdown(stdout);
    return coverage_status(&sum);
}

int cmd_coverage(int argc, char **argv)
{
    bool missing = false, markdown = false;
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (option) {
        case 'm':
            missing = true;
            break;
        case 'd':
            markdown = true;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_GOOD;
        default:
            return command_usage("coverage", "no such option: %s", argv[optind - 1]);
        }
    }
    if (argc - optind > 1)
        return command_usage("coverage", "name one run: a run folder, a run.json or a console log");
    if (markdown && (missing || optind < argc))
        return command_usage("coverage",
                             "--markdown stands alone: it is of the cases, not of a run");
    return markdown ? cover_markdown() : cover_run(argv[optind], missing);
}
