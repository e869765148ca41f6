/* SPDX-License-Identifier: MIT */
/* "pvbench compare RUN RUN ...": runs side by side. */
#include "report/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/compare.h"
#include "report/exit.h"
#include "report/run_set.h"
#include "report/text.h"

static const char help[] =
    "Usage: pvbench compare RUN RUN [RUN...] [--cases GLOBS] [--brief] [--out DIR] [--across KEY]\n"
    "Lay runs side by side: the price of a single call by case, with its ratio to the first "
    "run's;\n"
    "the fits of batches; a PTE update by every way.  A RUN is a run folder, a run.json or a "
    "console\n"
    "log.  What makes runs incomparable is named, and nothing compared; what they may differ in "
    "on\n"
    "purpose (environment, mode, Xen and its options) is named before and after the tables.\n"
    "\n"
    "  --cases GLOBS  only the cases whose names match one of these, with commas between\n"
    "  --brief        of long runs only the first case of each family\n"
    "  --out DIR      draw the prices and the PTE updates into DIR, too\n"
    "  --across KEY   compare although KEY differs (a key that pvbench compare named); may be\n"
    "                 given again\n"
    "\n"
    "Exit status: 0 good, 3 incomparable, partial or nothing to compare, 4 an error of a kernel, "
    "of\n"
    "its controls or of usage, 5 a case wrong or faulted, 6 crashed, hung or panicked.\n";

static const struct option options[] = {
    {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},
    {"brief", no_argument, NULL, 'b'},
    {"out", required_argument, NULL, 'o'},
    {"across", required_argument, NULL, 'a'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct asked {
    struct compare_options compare;
    const char *out;
};

static int draw(const struct compare *compare, const char *dir)
{
    if (mkdir(dir, 0777) && errno != EEXIST) {
        fprintf(stderr, "pvbench: cannot make %s: %s\n", dir, strerror(errno));
        return EXIT_USAGE;
    }
    return compare_plot(compare, dir);
}

static int show_and_draw(struct compare *compare, const char *dir)
{
    int status;

    compare_take(compare);
    if (!compare->row_count) {
        fputs("pvbench: no case of these runs matches ", stderr);
        text_put(stderr, compare->options.cases.text);
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    status = compare_show(compare, stdout);
    return dir && status == EXIT_GOOD ? draw(compare, dir) : status;
}

static int compare_runs(const struct run *const *runs, char *const *paths, size_t count,
                        const struct asked *asked)
{
    struct compare compare;
    int status;
    size_t i;

    compare_start(&compare, runs, paths, count, &asked->compare);
    status = compare_check(&compare);
    if (status == EXIT_GOOD) {
        status = show_and_draw(&compare, asked->out);
        for (i = 0; i < count; i++)
            status = exit_worse(status, run_exit_status(runs[i]));
    }
    compare_free(&compare);
    return status;
}

static int compare_paths(char *const *paths, size_t count, const struct asked *asked)
{
    struct run_set set;
    int status;

    if (!run_set_load(&set, paths, count))
        return EXIT_USAGE;
    status = compare_runs(run_set_runs(&set), paths, count, asked);
    run_set_free(&set);
    return status;
}

/* One option; an exit status. */
static int take_option(int option, const char *argument, struct asked *asked)
{
    char wrong[512];

    switch (option) {
    case 'c':
        if (!case_globs_add(&asked->compare.cases, argument))
            return command_usage("compare", "--cases %s: no list of names, or too long", argument);
        return EXIT_GOOD;
    case 'b':
        asked->compare.brief = true;
        return EXIT_GOOD;
    case 'o':
        asked->out = argument;
        return EXIT_GOOD;
    default:
        return compare_across_add(&asked->compare.across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("compare", "--%s", wrong);
    }
}

int cmd_compare(int argc, char **argv)
{
    struct asked asked = {0};
    int option, status, count;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h') {
            fputs(help, stdout);
            return EXIT_GOOD;
        }
        if (option == '?')
            return command_usage("compare", "no such option, or one without its argument: %s",
                                 argv[optind - 1]);
        status = take_option(option, optarg, &asked);
        if (status != EXIT_GOOD)
            return status;
    }
    count = argc - optind;
    if (count < 2)
        return command_usage("compare", "name two runs or more: run folders, run.json files or "
                                        "console logs");
    if (count > COMPARE_RUNS_MAX)
        return command_usage("compare", "%d runs are more than the %d that fit beside each other",
                             count, COMPARE_RUNS_MAX);
    return compare_paths(argv + optind, (size_t)count, &asked);
}
