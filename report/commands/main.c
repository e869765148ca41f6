/* SPDX-License-Identifier: MIT */
/* pvbench, the host tool: finds the command that was asked for. */
#include <stdio.h>
#include <string.h>

#include "report/commands/command.h"
#include "report/format/width.h"
#include "report/machine/home.h"
#include "report/system/exit.h"
#include "report/system/terminal.h"
#include "report/text/streams.h"
#include "report/text/text.h"
#include "report/typed/near.h"
#include "report/typed/usage.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *what;
} commands[] = {
    {"run", cmd_run, "boot the kernel on Xen, time every case, keep the run"},
    {"show", cmd_show, "show a run: one row a case, controls, host, warnings"},
    {"list", cmd_list, "list the cases there are"},
    {"compare", cmd_compare, "compare runs, of other environments or another Xen"},
    {"gate", cmd_gate, "hold a run against a base: the exit status says if it is slower"},
    {"calibrate", cmd_calibrate, "find the noise floor of this host, for gates in cycles"},
    {"plan-boots", cmd_plan_boots, "say how many boots find a change on this host"},
    {"coverage", cmd_coverage, "say how much of all hypercalls is measured"},
    {"report", cmd_report, "write a page for a browser: one run, or several compared"},
    {"plot", cmd_plot, "draw a run: prices by case, batch curves"},
    {"profile", cmd_profile, "say which functions the instructions of a path go to"},
    {"export", cmd_export, "write a run for benchstat, JUnit readers, Prometheus and others"},
    {"host", cmd_host, "make a Xen host's numbers steady, and put everything back"},
    {"iso", cmd_iso, "make a disc that boots Xen and the kernel on a bare machine"},
    {"doctor", cmd_doctor, "say what this machine has for all that, and what it lacks"},
};

#define COMMANDS (sizeof(commands) / sizeof(*commands))

/* Help texts name files of it. */
static void docs(void)
{
    char folder[PATH_MAX];

    if (!home_docs(folder))
        return;
    puts("\nWhat these texts call docs/NAME.md is in");
    text_put(stdout, folder);
    putchar('\n');
}

static int help(void)
{
    size_t i;

    puts("Usage: pvbench COMMAND [ARGUMENT]...\n"
         "Time every hypercall path of Xen from a minimal PV kernel.\n");
    for (i = 0; i < COMMANDS; i++)
        printf("  %-10s  %s\n", commands[i].name, commands[i].what);
    puts("\n'pvbench help COMMAND' says more, and so does 'pvbench COMMAND -h';\n"
         "-V or --version: which pvbench this is.\n\n"
         "Exit status: 0 good, 3 inconclusive or partial, 4 bad usage or an error,\n"
         "5 slower, or a case wrong or faulted, 6 crashed, hung or panicked.");
    docs();
    return EXIT_GOOD;
}

static bool is_version(const char *word)
{
    return !strcmp(word, "--version") || !strcmp(word, "-V");
}

static bool is_help(const char *word)
{
    return !strcmp(word, "--help") || !strcmp(word, "-h");
}

static int version(void)
{
    puts("pvbench " PVBENCH_VERSION);
    return EXIT_GOOD;
}

static int no_command(const char *name)
{
    struct near near = {.typed = name};
    static const char *const others[] = {"help", "--help", "--version"};
    size_t i;

    for (i = 0; i < COMMANDS; i++)
        near_offer(&near, commands[i].name);
    for (i = 0; i < sizeof(others) / sizeof(*others); i++)
        near_offer(&near, others[i]);
    if (near.word)
        return command_usage(NULL, "no such command: %s; did you mean %s?", name, near.word);
    return command_usage(NULL, "no such command: %s", name);
}

static int dispatch(int argc, char **argv)
{
    size_t i;

    for (i = 0; i < COMMANDS; i++)
        if (!strcmp(argv[0], commands[i].name))
            return argc > 1 && is_version(argv[1]) ? version() : commands[i].run(argc, argv);
    return no_command(argv[0]);
}

/* "help COMMAND" is "COMMAND --help". */
static int help_of(char *command)
{
    char *argv[] = {command, "--help", NULL};

    return !strcmp(command, "help") || is_help(command) ? help() : dispatch(2, argv);
}

static int command(int argc, char **argv)
{
    if (argc < 2)
        return command_usage(NULL, "say what to do: run, show, compare, gate, and so on");
    if (!strcmp(argv[1], "help") && argc > 3)
        return command_usage(NULL, "help is of one command: %s is one word too many", argv[3]);
    if (!strcmp(argv[1], "help"))
        return argc > 2 ? help_of(argv[2]) : help();
    if (is_help(argv[1]))
        return help();
    return is_version(argv[1]) ? version() : dispatch(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    int status;

    streams_start();
    width_set(terminal_columns());
    status = command(argc, argv);
    return streams_end() ? status : exit_worse(status, EXIT_USAGE);
}
