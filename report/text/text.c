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

size_t text_clean_size(const char *text, size_t len)
{
    char clean[4];
    size_t i, size = 1;

    for (i = 0; i < len; i++)
        size += put_clean(clean, text[i]);
    return size;
}

void text_clean_into(char *out, const char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++)
        out += put_clean(out, text[i]);
    *out = '\0';
}

char *text_clean(const char *text, size_t len)
{
    char *copy = memory_new(text_clean_size(text, len));

    text_clean_into(copy, text, len);
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
