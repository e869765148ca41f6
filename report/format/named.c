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

    /* A shorter one behind one that was left out would read as the next. */
    if (named->shown == named->count++ && named->shown < NAMED_MOST &&
        (!named->room || !len || len + strlen(", ") + strlen(name) <= named->room)) {
        snprintf(named->text + len, sizeof(named->text) - len, "%s%s", len ? ", " : "", name);
        named->shown++;
    }
}

void named_say(const struct named *named, const char *what, struct texts *texts)
{
    if (named->count > named->shown)
        texts_say(texts, "%s: %s and %zu more", what, named->text, named->count - named->shown);
    else if (named->count)
        texts_say(texts, "%s: %s", what, named->text);
}
