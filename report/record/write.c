/* SPDX-License-Identifier: MIT */
/* The record format, writing: see record.h and docs/format.md. */
#include "report/record/record.h"

#define TRAILER 10 /* " #" and the CRC */

static size_t length(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return len;
}

static void put(struct record *r, char c)
{
    r->line[r->len++] = c;
}

static void put_word(struct record *r, const char *word)
{
    while (*word)
        put(r, *word++);
}

static const char hex_digits[] = "0123456789abcdef";

/* Digits of a number in a base, most significant first, into 20 bytes or fewer. */
static unsigned digits(char *out, uint64_t value, unsigned base)
{
    char reversed[20];
    unsigned n = 0, i;

    do {
        reversed[n++] = hex_digits[value % base];
        value /= base;
    } while (value);
    for (i = 0; i < n; i++)
        out[i] = reversed[n - 1 - i];
    return n;
}

static bool plain(char c)
{
    return c > ' ' && c < 0x7f && c != '%' && c != '#';
}

unsigned record_room(const struct record *r)
{
    return r->most - TRAILER - r->len;
}

void record_open(struct record *r, uint32_t number, const char *kind)
{
    r->len = 0;
    r->most = record_is((struct record_slice){kind, length(kind)}, RECORD_DIGEST)
                  ? RECORD_DIGEST_MAX
                  : RECORD_MAX;
    r->overflow = false;
    put_word(r, RECORD_PREFIX);
    r->len += digits(r->line + r->len, number, 10);
    put(r, ' ');
    put_word(r, kind);
}

/* Open a field that needs 'room' bytes of value at least. */
static bool open_field(struct record *r, const char *key, size_t room)
{
    if (length(key) + 2 + room > record_room(r)) {
        r->overflow = true;
        return false;
    }
    put(r, ' ');
    put_word(r, key);
    put(r, '=');
    return true;
}

static unsigned coded_size(char c)
{
    return plain(c) ? 1 : 3;
}

static void put_coded(struct record *r, char c)
{
    if (plain(c)) {
        put(r, c);
        return;
    }
    put(r, '%');
    put(r, hex_digits[(unsigned char)c >> 4]);
    put(r, hex_digits[c & 15]);
}

bool record_text(struct record *r, const char *key, const char *value)
{
    size_t room = 0, i, len = length(value);

    for (i = 0; i < len; i++)
        room += coded_size(value[i]);
    if (!open_field(r, key, room))
        return false;
    for (i = 0; i < len; i++)
        put_coded(r, value[i]);
    return true;
}

size_t record_text_part(struct record *r, const char *key, const char *value, size_t len,
                        unsigned reserve)
{
    size_t taken = 0;

    if (!open_field(r, key, 0))
        return 0;
    while (taken < len && coded_size(value[taken]) + reserve <= record_room(r))
        put_coded(r, value[taken++]);
    return taken;
}

static bool put_number(struct record *r, const char *key, uint64_t value, unsigned base)
{
    char text[20];
    unsigned n = digits(text, value, base), i;

    if (!open_field(r, key, n))
        return false;
    for (i = 0; i < n; i++)
        put(r, text[i]);
    return true;
}

bool record_uint(struct record *r, const char *key, uint64_t value)
{
    return put_number(r, key, value, 10);
}

bool record_hex(struct record *r, const char *key, uint64_t value)
{
    return put_number(r, key, value, 16);
}

bool record_pair(struct record *r, const char *key, bool *first, uint64_t value, uint64_t count)
{
    char text[41];
    unsigned n = digits(text, value, 10), i;

    text[n++] = 'x';
    n += digits(text + n, count, 10);
    if (*first) {
        if (!open_field(r, key, n))
            return false;
    } else {
        if (n + 1 > record_room(r))
            return false;
        put(r, ',');
    }
    *first = false;
    for (i = 0; i < n; i++)
        put(r, text[i]);
    return true;
}

void record_close(struct record *r)
{
    unsigned long crc = crc32(0, (const unsigned char *)r->line, r->len);
    int shift;

    put(r, ' ');
    put(r, '#');
    for (shift = 28; shift >= 0; shift -= 4)
        put(r, hex_digits[crc >> shift & 15]);
    put(r, '\n');
}
