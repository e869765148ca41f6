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

void text_hex(char *out, const unsigned char *bytes, unsigned len)
{
    static const char digits[] = "0123456789abcdef";
    unsigned i;

    for (i = 0; i < len; i++) {
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
    *out = '\0';
}
