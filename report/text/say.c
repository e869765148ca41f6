/* SPDX-License-Identifier: MIT */
/* See say.h. */
#include "report/text/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/text/text.h"

void say_line(const char *format, ...)
{
    char *text = NULL;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    text_put(stderr, text ? text : "pvbench: out of memory");
    fputc('\n', stderr);
    free(text);
}
