/* SPDX-License-Identifier: MIT */
/* Paragraphs: see paragraph.h. */
#include "report/format/paragraph.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/format/width.h"
#include "report/system/memory.h"
#include "report/text/wrap.h"

void show_text(FILE *out, const char *text, int indent)
{
    text_wrap(out, text, indent, indent, (int)width_of_text());
}

void show_line(FILE *out, int indent, const char *format, ...)
{
    size_t width = width_of_table();
    va_list args;
    char *text;
    int len;

    va_start(args, format);
    len = vasprintf(&text, format, args);
    va_end(args);
    if (len < 0)
        memory_lacks();
    text_wrap(out, text, 0, indent, width ? (int)width : len);
    free(text);
}

void show_item(FILE *out, const char *text)
{
    fputs("  ", out);
    show_text(out, text, 4);
}
