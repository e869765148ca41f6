/* SPDX-License-Identifier: MIT */
/* `pvbench run`: one run, or with --env all one in each environment. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/environment.h"
#include "report/commands/command.h"
#include "report/doctor/needs.h"
#include "report/format/paragraph.h"
#include "report/machine/basic.h"
#include "report/picture/gnuplot.h"
#include "report/run/against.h"
#include "report/run/folder.h"
#include "report/run/next.h"
#include "report/run/one.h"
#include "report/run/options.h"
#include "report/run/options_read.h"
#include "report/run/order.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/system/interrupt.h"
#include "report/text/say.h"
#include "report/text/text.h"
#include "report/typed/usage.h"
#include "report/xen/xen.h"

/* With --env all and no Xen named: the one that can be had which takes the most. */
#define ALL_XEN "4.17+pv32"

static void put_next(char names[][PATH_MAX], int count)
{
    char *text = NULL;
    size_t size = 0;
    FILE *line = open_memstream(&text, &size);
    int i;

    if (!line)
        return;
    for (i = 0; i < count; i++)
        fprintf(line, " %s", names[i]);
    fclose(line);
    putchar('\n');
    show_line(stdout, 2, "every case: pvbench compare%s", text);
    free(text);
}

/* One page of all of them, whose own faults each run has said. */
static int put_page(const struct run_options *options, char names[][PATH_MAX], int count)
{
    char *folders[ENVIRONMENTS_MAX];
    struct run_set set;
    int status, i;

    for (i = 0; i < count; i++)
        folders[i] = names[i];
    if (!options->report || !count)
        return EXIT_GOOD;
    if (!run_set_load(&set, folders, (size_t)count))
        return EXIT_USAGE;
    status = run_page(run_set_runs(&set), folders, set.count, options->report);
    run_set_free(&set);
    return status;
}

/* Lay the runs of several environments side by side, and say how to do that again. */
static int compare(const struct run_options *options, const char *parent, const bool *kept)
{
    char names[ENVIRONMENTS_MAX][PATH_MAX], plots[PATH_MAX];
    char *argv[ENVIRONMENTS_MAX + 5] = {"compare", "--brief"};
    int status, argc = 2, count = 0, i;

    snprintf(plots, sizeof(plots), "%s/plots", parent);
    if (options->plots) {
        argv[argc++] = "--out";
        argv[argc++] = plots;
    }
    for (i = 0; i < (int)environment_count; i++)
        if (kept[i]) {
            snprintf(names[count], PATH_MAX, "%s/%s", parent, environments[i].name);
            argv[argc++] = names[count++];
        }
    if (count < 2)
        return put_page(options, names, count);
    optind = 0; /* glibc: start again */
    status = cmd_compare(argc, argv);
    put_next(names, count);
    return exit_worse(status, put_page(options, names, count));
}

/* One run in one environment, in its own folder below 'parent'. */
static void run_in(struct run_order *order, const struct environment *env, const char *parent,
                   struct run_outcome *outcome)
{
    char folder[PATH_MAX];

    snprintf(folder, sizeof(folder), "%s/%s", parent, env->name);
    order->env = env;
    order->out = folder;
    run_one(order, outcome);
    order->out = NULL;
    if (outcome->kept)
        putchar('\n');
    fflush(stdout);
}

static int run_each(struct run_order *order, const char *parent)
{
    bool kept[ENVIRONMENTS_MAX] = {false};
    bool taken = false, priced = false;
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; i < environment_count && !interrupt_came(); i++) {
        struct run_outcome outcome;

        run_in(order, &environments[i], parent, &outcome);
        if (outcome.refused)
            continue;
        taken = true;
        kept[i] = outcome.kept;
        priced = priced || outcome.priced;
        status = exit_worse(status, outcome.status);
        if (!outcome.kept)
            break; /* our own error: it would be the same in each */
    }
    if (!taken && !interrupt_came())
        status =
            command_usage("run", "this Xen takes none of the environments %s", environment_names());
    /* Runs without any price, as those of two vCPUs in insns, are good without a comparison. */
    if (interrupt_came() || !priced)
        return status;
    return exit_worse(status, compare(order->options, parent, kept));
}

/* A folder for each environment, in one that is made for all of them. */
static int run_environments(struct run_order *order, struct run_options *options)
{
    struct run_folder parent = {0};
    int status;

    if (!options->xen && !options->on_xl)
        options->xen = ALL_XEN;
    order->try = true;
    if (!run_folder_make(&parent, options->out))
        return EXIT_USAGE;
    status = run_each(order, parent.path);
    run_folder_unmake(&parent); /* when nothing was kept in it */
    return status;
}

/* What is missing is said at once, before minutes go into fetching or building a Xen. */
static bool lacks_programs(const struct run_options *options)
{
    const struct environment *env = environment_find(options->env ? options->env : "pv64");
    const char *xen = options->xen ? options->xen : env ? env->xen : ALL_XEN;
    struct needs needs = {.qemu = options->qemu, .xen = xen ? xen : "", .pictures = options->plots};
    char line[3072];

    needs.tree = xen_is_tree(needs.xen);
    if (!needs.tree && !run_options_is_version(needs.xen))
        needs.xen = "";
    if (options->on_xl ? !basic_programs_lack(line, sizeof(line))
                       : !needs_lacking(&needs, line, sizeof(line)))
        return false;
    say_line("pvbench run: %s", line);
    return true;
}

/* Without gnuplot there is still all that was measured; it is said while a boot can be put off. */
static void look_for_gnuplot(struct run_options *options)
{
    if (!options->plots || options->against || gnuplot_there())
        return;
    options->plots = false;
    say_line("pvbench run: warning: there is no gnuplot, so nothing is drawn: install the package "
             "gnuplot-nox; pvbench plot draws a run that is kept, and --no-plots goes without");
}

static int run(struct run_options *options, int argc, char **argv)
{
    struct run_order order = {.options = options, .out = options->out, .argc = argc, .argv = argv};
    struct run_outcome outcome;
    int status = run_outputs_check(options);

    if (status != EXIT_GOOD)
        return status;
    if (lacks_programs(options) || !run_folder_check(options->out))
        return EXIT_USAGE;
    look_for_gnuplot(options);
    if (options->env && !strcmp(options->env, RUN_ENV_ALL))
        return run_environments(&order, options);
    order.env = options->env ? environment_find(options->env) : NULL;
    if (options->against)
        return run_against(&order);
    run_one(&order, &outcome);
    return outcome.status;
}

int cmd_run(int argc, char **argv)
{
    struct run_options options;
    char wrong[512];
    int status;

    if (!run_options_read(&options, argc, argv, wrong, sizeof(wrong)))
        status = command_usage("run", "%s", wrong);
    else if (options.help)
        status = fputs(run_options_help, stdout) < 0 ? EXIT_USAGE : EXIT_GOOD;
    else
        status = run(&options, argc, argv);
    run_options_free(&options);
    return status;
}
