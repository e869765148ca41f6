/* SPDX-License-Identifier: MIT */
/* What looks like a console's text and is not: see lookalikes.h. */
#include "report/console/lookalikes.h"

#include <stdint.h>
#include <string.h>

#define NOTHING 0xffffu
#define EITHER  0xfffeu /* a blank without width: that, or nothing */

/* The Unicode Character Database, general categories Zs and Cf, and its wide and visible forms. */
static const struct {
    uint32_t first, last;
    uint32_t as; /* of pictures and wide forms what the first of them is */
} forms[] = {
    {0x00a0, 0x00a0, ' '},     {0x00ad, 0x00ad, NOTHING}, {0x1680, 0x1680, ' '},
    {0x180e, 0x180e, NOTHING}, {0x2000, 0x200a, ' '},     {0x200b, 0x200b, EITHER},
    {0x200c, 0x200f, NOTHING}, {0x202a, 0x202e, NOTHING}, {0x202f, 0x202f, ' '},
    {0x205f, 0x205f, ' '},     {0x2060, 0x2069, NOTHING}, {0x2400, 0x241f, 0},
    {0x2420, 0x2420, ' '},     {0x2423, 0x2423, ' '},     {0x2424, 0x2424, NOTHING},
    {0x2800, 0x2800, ' '},     {0x3000, 0x3000, ' '},     {0x3164, 0x3164, ' '},
    {0xfeff, 0xfeff, EITHER},  {0xff01, 0xff5e, '!'},
};

/* Letters of Greek and Cyrillic that nobody can tell from those of a mark. */
static const struct {
    uint32_t code;
    char as;
} letters[] = {
    {0x0392, 'B'}, {0x0412, 'B'}, {0x0395, 'E'}, {0x0415, 'E'}, {0x039d, 'N'}, {0x03a1, 'P'},
    {0x0420, 'P'}, {0x0474, 'V'}, {0x03a7, 'X'}, {0x0425, 'X'}, {0x04b2, 'X'},
};

/* As web pages spell the blank; and as UTF-8 becomes that was taken for Latin-1. */
static const char *const spelled[] = {"&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "\xc3\x82\xc2\xa0"};

/* The line as it is read and written anew, which it never overtakes. */
struct strip {
    char *at;
    size_t len;
    const char *const *marks;
    bool record;
    size_t in;
    size_t out;
};

/* The character at a byte, and how long it is; 0: it is no UTF-8 of more than one byte. */
static size_t wide_at(const char *at, size_t len, uint32_t *code)
{
    const unsigned char *b = (const unsigned char *)at;
    size_t more = b[0] < 0xc2 ? 0 : b[0] < 0xe0 ? 1 : b[0] < 0xf0 ? 2 : b[0] < 0xf5 ? 3 : 0, i;

    if (!more || len <= more)
        return 0;
    *code = b[0] & (0x3fu >> more);
    for (i = 1; i <= more; i++) {
        if ((b[i] & 0xc0) != 0x80)
            return 0;
        *code = *code << 6 | (b[i] & 0x3fu);
    }
    return more + 1;
}

/* What a character is as a console would have it; itself, where it is nothing of ours. */
static uint32_t plain(uint32_t code)
{
    size_t i;

    for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        if (code < forms[i].first || code > forms[i].last)
            continue;
        return forms[i].first == 0x2400 || forms[i].first == 0xff01
                   ? forms[i].as + code - forms[i].first
                   : forms[i].as;
    }
    return code;
}

/* The same, of a letter that may be one of a mark. */
static uint32_t letter(uint32_t code)
{
    size_t i;

    for (i = 0; i < sizeof(letters) / sizeof(*letters); i++)
        if (letters[i].code == code)
            return (uint32_t)letters[i].as;
    return plain(code);
}

/* How much of a text is this mark, in letters of which not all are ASCII; 0: it is not. */
static size_t mark_at(const char *at, size_t len, const char *mark)
{
    size_t used = 0, some;
    bool wide = false;
    uint32_t code = 0;

    for (; *mark; mark++, used += some) {
        some = used < len ? wide_at(at + used, len - used, &code) : 0;
        wide = wide || some;
        if (used >= len || (some ? letter(code) : (uint32_t)at[used]) != (uint32_t)*mark)
            return 0;
        some = some ? some : 1;
    }
    return wide ? used : 0;
}

static size_t spelled_at(const char *at, size_t len)
{
    size_t i;

    for (i = 0; i < sizeof(spelled) / sizeof(*spelled); i++)
        if (len >= strlen(spelled[i]) && !memcmp(at, spelled[i], strlen(spelled[i])))
            return strlen(spelled[i]);
    return 0;
}

static bool is_graphic(char c)
{
    return c > ' ' && c <= '~';
}

static bool ends_in_mark(const char *text, size_t len, const char *const *marks)
{
    for (; *marks; marks++)
        if (len >= strlen(*marks) && !memcmp(text + len - strlen(*marks), *marks, strlen(*marks)))
            return true;
    return false;
}

/*
 * A blank without width: between two letters nobody knows whether it took the place of a blank or
 * was put in, and it stays; after a mark there has to be one.
 */
static uint32_t without_width(const struct strip *s, size_t size)
{
    size_t next = s->in + size;

    if (!s->out || next >= s->len || !is_graphic(s->at[s->out - 1]) || !is_graphic(s->at[next]))
        return NOTHING;
    if (ends_in_mark(s->at, s->out, s->marks))
        return ' ';
    return s->record ? NOTHING : EITHER;
}

/* What stands at a byte, written as a console would; how much of the line it was, 0: as it is. */
static size_t change(const struct strip *s, char *out, size_t *outs)
{
    const char *at = s->at + s->in;
    size_t len = s->len - s->in, i, some;
    uint32_t code = 0, as;

    *outs = 1;
    *out = ' ';
    for (i = 0; s->marks[i]; i++) {
        some = mark_at(at, len, s->marks[i]);
        if (some) {
            *outs = strlen(s->marks[i]);
            memcpy(out, s->marks[i], *outs);
            return some;
        }
    }
    some = spelled_at(at, len);
    if (some || *at == '\t' || (!s->record && *at == '\xa0'))
        return some ? some : 1;
    some = wide_at(at, len, &code);
    as = plain(code);
    as = as == EITHER ? without_width(s, some) : as;
    if (!some || as == code || as == EITHER)
        return 0;
    *out = (char)as;
    *outs = as != NOTHING;
    return some;
}

static bool may_begin(char c)
{
    return (unsigned char)c >= 0x80 || c == '\t' || c == '&';
}

/*
 * Whether any of eight bytes may: what is xored with one is zero where it is that one, from which
 * a one borrows.  A byte beside it may be taken for one, too.
 */
static bool may_have(uint64_t bytes)
{
    uint64_t ones = UINT64_MAX / 0xff, tab = bytes ^ (ones * '\t'), and = bytes ^ (ones * '&');

    return (bytes | ((tab - ones) & ~tab) | ((and-ones) & ~and)) & (ones * 0x80);
}

bool lookalikes_any(const char *line, size_t len)
{
    uint64_t bytes;
    size_t i;

    for (i = 0; len - i >= sizeof(bytes); i += sizeof(bytes)) {
        memcpy(&bytes, line + i, sizeof(bytes));
        if (may_have(bytes))
            break;
    }
    while (i < len && !may_begin(line[i]))
        i++;
    return i < len;
}

bool lookalikes_left(const char *line, size_t len)
{
    uint32_t code;
    size_t i;

    for (i = 0; i < len && !wide_at(line + i, len - i, &code); i++)
        ;
    return i < len;
}

size_t lookalikes_strip(char *line, size_t len, const char *const *marks, bool record)
{
    struct strip s = {.at = line, .len = len, .marks = marks, .record = record};
    size_t some, outs;
    char as[16];

    while (s.in < len) {
        some = change(&s, as, &outs);
        if (some) {
            memcpy(line + s.out, as, outs);
        } else {
            /* A character that stays does so whole: one of its bytes may be 0xa0. */
            some = wide_at(line + s.in, len - s.in, &(uint32_t){0});
            outs = some = some ? some : 1;
            memmove(line + s.out, line + s.in, some);
        }
        s.in += some;
        s.out += outs;
    }
    return s.out;
}
