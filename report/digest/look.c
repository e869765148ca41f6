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

/* What stands at a line and behind it, in one line: a break is nothing, or a blank. */
static size_t join(char *out, size_t size, const char *line, const char *end, bool blank)
{
    size_t len = 0;

    for (; line < end && len < size; line++)
        if (*line != '\n' && *line != '\r')
            out[len++] = *line;
        else if (blank && len && out[len - 1] != ' ')
            out[len++] = ' ';
    return len;
}

/*
 * A mailer may have broken the line, and taken the blank at the break away.  True: with what stands
 * behind it, it is a digest that is whole, which then lies in the buffer.
 */
static bool read_joined(const char *line, const char *end, char *buffer, size_t size,
                        struct record_view *view)
{
    size_t len, way;

    for (way = 0; way < 2; way++) {
        len = join(buffer, size, line, end, way == 1);
        if (record_read(buffer, len, view) == RECORD_GOOD && record_is(view->kind, RECORD_DIGEST) &&
            memmem(buffer, len, RECORD_PREFIX, strlen(RECORD_PREFIX)) == buffer + view->start)
            return true;
    }
    return false;
}

/* What stands in the line, and goes on behind it where it is a digest. */
static enum record_found read_line(const char *line, size_t len, const char *end, char *buffer,
                                   size_t size, struct record_view *view)
{
    enum record_found found = record_read(line, len, view);

    if (found == RECORD_DAMAGED && was_digest(line, len) &&
        read_joined(line, end, buffer, size, view))
        return RECORD_GOOD;
    return found;
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
    char joined[2 * RECORD_DIGEST_MAX];

    for (line = text; line < end; line = stop + 1) {
        for (stop = line; stop < end && *stop != '\n' && *stop != '\r'; stop++)
            ;
        switch (read_line(line, (size_t)(stop - line), end, joined, sizeof(joined), &view)) {
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
                        "it is cut or changed (its CRC does not match): put it on one "
                        "line, or read it off the screen again",
                        why, size);
            break;
        }
    }
    return found;
}
