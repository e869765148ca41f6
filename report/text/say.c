/* SPDX-License-Identifier: MIT */
/* See say.h. */
#include "report/text/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "report/system/terminal.h"
#include "report/text/text.h"
#include "report/text/wrap.h"

/* Where a message goes on, on a terminal that is narrower than it. */
#define INDENT 2

static void say_words(const char *text)
{
    size_t columns = terminal_width(STDERR_FILENO);

    if (columns) {
        text_wrap(stderr, text, 0, INDENT, (int)columns);
        return;
    }
    text_put(stderr, text);
    fputc('\n', stderr);
}

void say_line(const char *format, ...)
{
    char *text = NULL;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    say_words(text ? text : "pvbench: out of memory");
    free(text);
}
