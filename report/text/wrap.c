/* SPDX-License-Identifier: MIT */
/* See wrap.h. */
#include "report/text/wrap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "report/text/text.h"

/* Where a word starts that gets a line of its own. */
static int start_of(int word, int indent, int columns)
{
    if (indent + word <= columns)
        return indent;
    return word < columns ? columns - word : 0;
}

void text_wrap(FILE *out, const char *text, int column, int indent, int columns)
{
    bool first = true;

    while (*text) {
        int space = (int)strspn(text, " "), word = (int)strcspn(text + space, " ");
        char *clean = text_clean(text + space, (size_t)word);
        int len = (int)strlen(clean), start = start_of(len, indent, columns);

        if (column + space + len > columns && (!first || column > start)) {
            fprintf(out, "\n%*s", start, "");
            column = start;
        } else if (len) {
            fprintf(out, "%*s", space, "");
            column += space;
        }
        fputs(clean, out);
        column += len;
        first = false;
        text += space + word;
        free(clean);
    }
    fputc('\n', out);
}
