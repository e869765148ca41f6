/* SPDX-License-Identifier: MIT */
#include "core/text.h"

size_t text_length(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return len;
}

bool text_equal(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

const char *text_after(const char *text, const char *prefix)
{
    while (*prefix)
        if (*text++ != *prefix++)
            return NULL;
    return text;
}

bool text_glob(const char *glob, size_t len, const char *name)
{
    const char *end = glob + len, *star = NULL, *retry = NULL;

    while (*name) {
        if (glob < end && *glob == '*') {
            star = ++glob;
            retry = name;
        } else if (glob < end && (*glob == '?' || *glob == *name)) {
            glob++;
            name++;
        } else if (star) {
            glob = star;
            name = ++retry;
        } else {
            return false;
        }
    }
    while (glob < end && *glob == '*')
        glob++;
    return glob == end;
}

const char *text_number(const char *text, char stop, uint64_t *value)
{
    uint64_t sum = 0;
    const char *at = text;

    for (; *at && *at != stop; at++) {
        unsigned digit = (unsigned)(*at - '0');

        if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
            return NULL;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return at == text ? NULL : at;
}

void line_start(struct text_line *line)
{
    line->len = 0;
}

static void line_byte(struct text_line *line, char byte)
{
    if (line->len < sizeof(line->bytes) - 1)
        line->bytes[line->len++] = byte;
}

void line_word(struct text_line *line, const char *word, size_t width)
{
    size_t n;

    for (n = 0; word[n]; n++)
        line_byte(line, word[n]);
    for (; n < width; n++)
        line_byte(line, ' ');
}

void line_number(struct text_line *line, int64_t value, size_t width)
{
    char digits[20];
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    size_t n = 0, used;

    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    for (used = n + (value < 0); used < width; used++)
        line_byte(line, ' ');
    if (value < 0)
        line_byte(line, '-');
    while (n)
        line_byte(line, digits[--n]);
}

const char *line_text(struct text_line *line)
{
    line->bytes[line->len] = '\0';
    return line->bytes;
}
