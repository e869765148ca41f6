/* SPDX-License-Identifier: MIT */
/* Strings of gnuplot: see quote.h. */
#include "report/picture/quote.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/text.h"

/* Plain in a double-quoted string of gnuplot: not a quote, `, @, \ or anything else it may expand.
 */
static bool plain_for_gnuplot(char c)
{
    return isalnum((unsigned char)c) || (c && strchr(" _.,:;()+=/-", c));
}

char *text_gnuplot_tic(const char *text)
{
    char *doubled = memory_new(2 * strlen(text) + 1), *quoted;
    size_t n = 0;

    for (; *text; text++) {
        if (*text == '%')
            doubled[n++] = '%';
        doubled[n++] = *text;
    }
    quoted = text_gnuplot(doubled);
    free(doubled);
    return quoted;
}

char *text_gnuplot(const char *text)
{
    char *clean = text_copy(text), *quoted = memory_new(4 * strlen(clean) + 3);
    size_t n = 0, i;

    quoted[n++] = '"';
    for (i = 0; clean[i]; i++)
        if (plain_for_gnuplot(clean[i]))
            quoted[n++] = clean[i];
        else
            n += (size_t)sprintf(quoted + n, "\\%03o", (unsigned)clean[i]);
    quoted[n] = '"';
    free(clean);
    return quoted;
}
