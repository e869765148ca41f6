/* SPDX-License-Identifier: MIT */
/* What a command says about bad usage: see usage.h. */
#include "report/typed/usage.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/system/exit.h"
#include "report/text/say.h"

int command_usage(const char *command, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    say_line("pvbench%s%s: %s", command ? " " : "", command ? command : "", text);
    /* A question has said already what to do. */
    if (*text && text[strlen(text) - 1] == '?')
        return EXIT_USAGE;
    if (command)
        fprintf(stderr, "Try 'pvbench %s --help'.\n", command);
    else
        fputs("Try 'pvbench help'.\n", stderr);
    return EXIT_USAGE;
}

int command_named(const char *command, const char *option, const char *typed)
{
    return *typed ? EXIT_GOOD : command_usage(command, "%s needs a name", option);
}

int command_named_once(const char *command, const char *option, const char *typed,
                       const char **named)
{
    if (*named)
        return command_usage(command, "%s is given twice, and takes one name", option);
    *named = typed;
    return command_named(command, option, typed);
}
