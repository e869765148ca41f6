/* SPDX-License-Identifier: MIT */
/* What was meant for a terminal: see escapes.h. */
#include "report/console/escapes.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ESC '\033'
#define BEL '\a'
#define DEL 0x7f

/* The line as it is read and written anew, which it never overtakes. */
struct strip {
    char *at;
    size_t len;
    size_t in;
    size_t out;
    bool endless; /* no string that starts from here on has its end in this line */
};

/* ---- control bytes that a logger has written as text ---- */

struct spelling {
    const char *text;
    char byte;
};

/* rsyslog; busybox, cat -v and less; dmesg and Python; C. */
static const struct spelling spellings[] = {
    {"#033", ESC}, {"^[", ESC},   {"\\x1b", ESC},  {"\\033", ESC}, {"\\e", ESC},
    {"#007", BEL}, {"^G", BEL},   {"\\x07", BEL},  {"\\a", BEL},   {"#015", '\r'},
    {"^M", '\r'},  {"\\r", '\r'}, {"\\x0d", '\r'}, {"#012", '\r'},
};

static bool starts(const char *text, size_t len, const char *with)
{
    size_t n = strlen(with);

    return len >= n && !memcmp(text, with, n);
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* The CRC of a record is " #" and eight digits, of which the first may be 012 or the like. */
static bool is_crc(const struct strip *s, size_t at)
{
    size_t i = at + 1;

    while (i < s->len && i < at + 9 && is_hex(s->at[i]))
        i++;
    return at && s->at[at - 1] == ' ' && i == at + 9;
}

/* Only where it can be nothing else: before a sequence, or at the end of the line. */
static bool is_meant(const struct strip *s, const struct spelling *spelling)
{
    size_t size = strlen(spelling->text), next = s->in + size;

    if (spelling->text[0] == '#' && is_crc(s, s->in))
        return false;
    if (spelling->byte == ESC)
        return next < s->len && s->at[next] && strchr("[]()\\", s->at[next]);
    if (spelling->byte == BEL || !strcmp(spelling->text, "#012"))
        return true;
    /* CR CR LF is how a console's CR LF ends that went through a terminal. */
    if (starts(s->at + next, s->len - next, spelling->text))
        next += size;
    return next == s->len || (s->at[next] && strchr("\r\n#", s->at[next]));
}

static const struct spelling *find_spelling(const struct strip *s)
{
    size_t i;

    for (i = 0; i < sizeof(spellings) / sizeof(*spellings); i++)
        if (starts(s->at + s->in, s->len - s->in, spellings[i].text) && is_meant(s, &spellings[i]))
            return &spellings[i];
    return NULL;
}

/* A bell ends a title, and is nothing outside of one. */
static void spell_out(struct strip *s)
{
    bool escaped = false;

    while (s->in < s->len) {
        char c = s->at[s->in];
        const struct spelling *found = c == '#' || c == '^' || c == '\\' ? find_spelling(s) : NULL;

        if (found && (found->byte != BEL || escaped)) {
            c = found->byte;
            escaped = escaped || c == ESC;
            s->in += strlen(found->text);
        } else {
            s->in++;
        }
        s->at[s->out++] = c;
    }
}

/* ---- sequences ---- */

static void put(struct strip *s, char c)
{
    s->at[s->out++] = c;
}

/* The first parameter, of a few digits; 1 where there is none. */
static size_t number(const struct strip *s, size_t at)
{
    size_t sum = 0;

    for (; sum < 1000 && s->at[at] >= '0' && s->at[at] <= '9'; at++)
        sum = sum * 10 + (size_t)(s->at[at] - '0');
    return sum ? sum : 1;
}

/* "ESC [", parameters and what is to be done: goes on behind it. */
static void control_sequence(struct strip *s)
{
    size_t params = s->in + 2, count;
    char what;

    s->in = params;
    while (s->in < s->len && s->at[s->in] >= ' ' && s->at[s->in] < '@')
        s->in++;
    what = s->in < s->len ? s->at[s->in] : '\0';
    if (what < '@' || what == DEL)
        return;
    s->in++;
    /* To the right, over what is blank. */
    for (count = what == 'C' ? number(s, params) : 0; count && s->out < s->in; count--)
        put(s, ' ');
    if (strchr("ABDEFGHdf", what))
        put(s, '\r');
}

/* A title or the like, which BEL or ST ends; without an end only its start is taken away. */
static void control_string(struct strip *s)
{
    size_t i;

    s->in += 2;
    for (i = s->in; i < s->len && !s->endless; i++) {
        bool st = s->at[i] == ESC && i + 1 < s->len && s->at[i + 1] == '\\';

        if (s->at[i] == BEL || st) {
            s->in = i + 1 + st;
            return;
        }
    }
    s->endless = true;
}

/* Intermediate bytes and a final one: character sets, and what is a single letter. */
static void escape_sequence(struct strip *s)
{
    s->in++;
    while (s->in < s->len && s->at[s->in] >= ' ' && s->at[s->in] < '0')
        s->in++;
    if (s->in < s->len && s->at[s->in] >= '0' && s->at[s->in] < DEL)
        s->in++;
}

static void escape(struct strip *s)
{
    char kind = s->in + 1 < s->len ? s->at[s->in + 1] : '\0';

    if (kind == '[')
        control_sequence(s);
    else if (kind && strchr("]PX^_k", kind))
        control_string(s);
    else
        escape_sequence(s);
}

static bool is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == DEL;
}

static void back(struct strip *s)
{
    if (s->out && !strchr("\r\n", s->at[s->out - 1]))
        s->out--;
}

static void take_out(struct strip *s)
{
    while (s->in < s->len) {
        char c = s->at[s->in];

        if (c == ESC) {
            escape(s);
            continue;
        }
        s->in++;
        if (c == '\b')
            back(s);
        else if (!is_control(c))
            put(s, c);
    }
}

/* Each record has one '#', so that is looked for, which is much faster than for two characters. */
static bool has_octal(const char *line, size_t len)
{
    const char *at = line, *end = line + len;

    while ((at = memchr(at, '#', (size_t)(end - at))))
        if (++at < end && *at == '0')
            return true;
    return false;
}

static bool has_spelling(const char *line, size_t len)
{
    return memchr(line, '^', len) || memchr(line, '\\', len) || has_octal(line, len);
}

/*
 * Whether any of eight bytes is below ' ' or DEL: with a byte less that of 0x20 borrows, and so its
 * highest bit is set where it was not.  A byte beside one that borrows may be taken for one, too.
 */
static bool may_have_control(uint64_t bytes)
{
    uint64_t ones = UINT64_MAX / 0xff, del = bytes ^ (ones * DEL);

    return (((bytes - ones * ' ') & ~bytes) | ((del - ones) & ~del)) & (ones * 0x80);
}

static bool has_control(const char *line, size_t len)
{
    uint64_t bytes;
    size_t i;

    for (i = 0; len - i >= sizeof(bytes); i += sizeof(bytes)) {
        memcpy(&bytes, line + i, sizeof(bytes));
        if (may_have_control(bytes))
            break;
    }
    while (i < len && !is_control(line[i]))
        i++;
    return i < len;
}

bool escapes_any(const char *line, size_t len)
{
    return has_spelling(line, len) || has_control(line, len);
}

size_t escapes_strip(char *line, size_t len)
{
    struct strip s = {.at = line, .len = len};

    if (has_spelling(line, len)) {
        spell_out(&s);
        len = s.out;
    }
    if (!has_control(line, len))
        return len;
    s = (struct strip){.at = line, .len = len};
    take_out(&s);
    return s.out;
}
