/* SPDX-License-Identifier: MIT */
/* Untrusted text made harmless: see text.h. */
#include "report/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"

static size_t put_clean(char *out, char c)
{
    static const char hex[] = "0123456789abcdef";

    if (c >= ' ' && c < 0x7f) {
        *out = c;
        return 1;
    }
    out[0] = '\\';
    out[1] = 'x';
    out[2] = hex[(unsigned char)c >> 4];
    out[3] = hex[c & 15];
    return 4;
}

char *text_clean(const char *text, size_t len)
{
    char *copy = memory_new(4 * len + 1);
    size_t i, n = 0;

    for (i = 0; i < len; i++)
        n += put_clean(copy + n, text[i]);
    return copy;
}

char *text_copy(const char *text)
{
    return text ? text_clean(text, strlen(text)) : NULL;
}

void text_put(FILE *out, const char *text)
{
    char clean[4] = "";

    for (; *text; text++)
        fwrite(clean, 1, put_clean(clean, *text), out);
}

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
