/* SPDX-License-Identifier: MIT */
/* A digest in a text that somebody read off a screen: see digest.h. */
#include "report/digest/digest.h"

#include <stdio.h>
#include <string.h>

/* Whether a record that is damaged was a digest: its prefix, a number and that word are left. */
static bool was_digest(const char *line, size_t len)
{
    const char *at = memmem(line, len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    const char *end = line + len;

    if (!at)
        return false;
    at += strlen(RECORD_PREFIX);
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return (size_t)(end - at) > strlen(RECORD_DIGEST) &&
           !memcmp(at, " " RECORD_DIGEST, strlen(" " RECORD_DIGEST));
}

static enum digest_found say(enum digest_found found, const char *text, char *why, size_t size)
{
    snprintf(why, size, "%s", text);
    return found;
}

enum digest_found digest_look(const char *text, size_t len, struct digest *digest, char *why,
                              size_t size)
{
    enum digest_found found = DIGEST_NONE;
    const char *end = text + len, *line, *stop;
    struct record_view view;

    for (line = text; line < end; line = stop + 1) {
        for (stop = line; stop < end && *stop != '\n' && *stop != '\r'; stop++)
            ;
        switch (record_read(line, (size_t)(stop - line), &view)) {
        case RECORD_NONE:
            continue;
        case RECORD_GOOD:
            if (!record_is(view.kind, RECORD_DIGEST))
                return DIGEST_NONE;
            /* One that is damaged is not passed over, wherever it stands. */
            if (found == DIGEST_WRONG)
                break;
            if (found == DIGEST_GOOD)
                return say(DIGEST_WRONG, "it holds more than one digest: show one at a time", why,
                           size);
            if (!digest_take(digest, &view, why, size))
                return DIGEST_WRONG;
            found = DIGEST_GOOD;
            break;
        default:
            if (!was_digest(line, (size_t)(stop - line)))
                return DIGEST_NONE;
            found = say(DIGEST_WRONG,
                        "it is cut or changed (its CRC does not match): read it off "
                        "the screen again",
                        why, size);
            break;
        }
    }
    return found;
}
