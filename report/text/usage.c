/* SPDX-License-Identifier: MIT */
/* What a command says about bad usage: see usage.h. */
#include "report/text/usage.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/system/exit.h"
#include "report/text/text.h"

int command_usage(const char *command, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    fprintf(stderr, "pvbench%s%s: ", command ? " " : "", command ? command : "");
    text_put(stderr, text);
    /* A question has said already what to do. */
    if (*text && text[strlen(text) - 1] == '?')
        fputc('\n', stderr);
    else if (command)
        fprintf(stderr, "\nTry 'pvbench %s --help'.\n", command);
    else
        fputs("\nTry 'pvbench help'.\n", stderr);
    return EXIT_USAGE;
}
