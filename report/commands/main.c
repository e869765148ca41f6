/* SPDX-License-Identifier: MIT */
/* pvbench, the host tool: finds the command that was asked for. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/text/streams.h"
#include "report/text/usage.h"

#ifndef PVBENCH_VERSION
#define PVBENCH_VERSION "0.1"
#endif

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *what;
} commands[] = {
    {"run", cmd_run, "boot the kernel on Xen, time every case, keep the run"},
    {"show", cmd_show, "show a run: one row a case, controls, host, warnings"},
    {"list", cmd_list, "list the cases there are"},
    {"compare", cmd_compare, "compare runs, of other environments or another Xen"},
    {"gate", cmd_gate, "hold a run against a base: the exit status says whether it is slower"},
    {"calibrate", cmd_calibrate, "find the noise floor of this host, for gates in cycles"},
    {"coverage", cmd_coverage, "say how much of all hypercalls is measured"},
    {"plot", cmd_plot, "draw a run: prices by case, batch curves"},
    {"export", cmd_export, "write a run for benchstat, JUnit readers, Prometheus and others"},
    {"host", cmd_host, "make a Xen host's numbers steady, and put everything back"},
};

#define COMMANDS (sizeof(commands) / sizeof(*commands))

static int help(void)
{
    size_t i;

    puts("Usage: pvbench COMMAND [ARGUMENT]...\n"
         "Time every hypercall path of Xen from a minimal PV kernel.\n");
    for (i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i].name, commands[i].what);
    puts("\n'pvbench COMMAND --help' says more.  Exit status: 0 good, 3 inconclusive or partial,\n"
         "4 bad usage or an error, 5 a case wrong or faulted, 6 crashed, hung or panicked.");
    return EXIT_GOOD;
}

static int dispatch(int argc, char **argv)
{
    size_t i;

    for (i = 0; i < COMMANDS; i++)
        if (!strcmp(argv[0], commands[i].name)) {
            /* Our own line says what is wrong with an option, not getopt's as well. */
            opterr = 0;
            return commands[i].run(argc, argv);
        }
    return command_usage(NULL, "no such command: %s", argv[0]);
}

static int command(int argc, char **argv)
{
    if (argc < 2)
        return command_usage(NULL, "say what to do: run, show, compare, gate, and so on");
    if (!strcmp(argv[1], "help") || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return help();
    if (!strcmp(argv[1], "--version")) {
        puts("pvbench " PVBENCH_VERSION);
        return EXIT_GOOD;
    }
    return dispatch(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    int status;

    streams_start();
    status = command(argc, argv);
    return streams_end() ? status : exit_worse(status, EXIT_USAGE);
}
