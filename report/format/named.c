/* SPDX-License-Identifier: MIT */
/* See named.h. */
#include "report/format/named.h"

#include <stdio.h>
#include <string.h>

#include "report/text/texts.h"

/* So many names in a line; the rest is a number. */
#define NAMED_MOST 3

void named_add(struct named *named, const char *name)
{
    size_t len = strlen(named->text);

    if (named->count++ < NAMED_MOST)
        snprintf(named->text + len, sizeof(named->text) - len, "%s%s", len ? ", " : "", name);
}

void named_say(const struct named *named, const char *what, struct texts *texts)
{
    if (named->count > NAMED_MOST)
        texts_say(texts, "%s: %s and %zu more", what, named->text, named->count - NAMED_MOST);
    else if (named->count)
        texts_say(texts, "%s: %s", what, named->text);
}
