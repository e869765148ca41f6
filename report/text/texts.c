/* SPDX-License-Identifier: MIT */
/* A list of texts: see texts.h. */
#include "report/text/texts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/system/memory.h"
#include "report/text/pool.h"

/* For hostile logs: far above any real run, and a list of lines that people read. */
#define TEXTS_MAX 10000

bool texts_add(struct texts *texts, const char *text)
{
    if (texts->count == TEXTS_MAX)
        return false;
    texts->at = memory_grow(texts->at, texts->count, sizeof(*texts->at));
    texts->at[texts->count++] = text_pool_add(&texts->pool, text);
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
    text_pool_free(texts->pool);
    free(texts->at);
    *texts = (struct texts){0};
}
