/* SPDX-License-Identifier: MIT */
/* Untrusted text made harmless: see text.h. */
#include "report/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"

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
