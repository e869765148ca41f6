/* SPDX-License-Identifier: MIT */
/* Paragraphs: see paragraph.h. */
#include "report/format/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/width.h"
#include "report/text/text.h"

void show_text(FILE *out, const char *text, int indent)
{
    int column = indent, columns = (int)width_of_text();

    while (*text) {
        int word = (int)strcspn(text, " "), space = (int)strspn(text + word, " ");
        char *clean = text_clean(text, (size_t)word);

        if (column > indent && column + 1 + (int)strlen(clean) > columns) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', out);
            column++;
        }
        fputs(clean, out);
        column += (int)strlen(clean);
        text += word + space;
        free(clean);
    }
    fputc('\n', out);
}
