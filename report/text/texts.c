/* SPDX-License-Identifier: MIT */
/* A list of texts: see texts.h. */
#include "report/text/texts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/system/memory.h"
#include "report/text/text.h"

/* For hostile logs: far above any real run, low enough for linear searches. */
#define TEXTS_MAX 10000

bool texts_add(struct texts *texts, const char *text)
{
    if (texts->count == TEXTS_MAX)
        return false;
    texts->at = memory_grow(texts->at, texts->count, sizeof(*texts->at));
    texts->at[texts->count++] = text_copy(text);
    return true;
}

void texts_say(struct texts *texts, const char *format, ...)
{
    char *text = NULL;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    texts_add(texts, text ? text : "out of memory");
    free(text);
}

void texts_clear(struct texts *texts)
{
    size_t i;

    for (i = 0; i < texts->count; i++)
        free(texts->at[i]);
    free(texts->at);
    *texts = (struct texts){0};
}
