/* SPDX-License-Identifier: MIT */
/* See seal.h. */
#include "tests/fuzz/seal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/record/record.h"

#define TRAILER 10 /* " #" and eight digits */

/* A log being written anew. */
struct sealed {
    char *text;
    size_t size;
    size_t max;
    unsigned next;   /* the running number of the next record */
    unsigned series; /* that of the last series */
    enum seal seal;
};

static void put(struct sealed *s, const char *bytes, size_t len)
{
    if (len > s->max - s->size)
        len = s->max - s->size;
    memcpy(s->text + s->size, bytes, len);
    s->size += len;
}

static size_t line_length(const char *log, size_t size)
{
    const char *end = memchr(log, '\n', size);

    return end ? (size_t)(end - log) + 1 : size;
}

/* How long a record may be, by its kind. */
static size_t most_of(const char *record, size_t len)
{
    const char *kind = record + strlen(RECORD_PREFIX);

    while (kind < record + len && isdigit((unsigned char)*kind))
        kind++;
    if ((size_t)(record + len - kind) > strlen(" " RECORD_DIGEST " ") &&
        !memcmp(kind, " " RECORD_DIGEST " ", strlen(" " RECORD_DIGEST " ")))
        return RECORD_DIGEST_MAX;
    return RECORD_MAX;
}

/* Everything from the prefix to the last " #" of the line, or all of it. */
static size_t body_length(const char *record, size_t len)
{
    size_t most = most_of(record, len), i;

    while (len && (record[len - 1] == '\n' || record[len - 1] == '\r'))
        len--;
    for (i = len; i-- > strlen(RECORD_PREFIX) + 1;)
        if (record[i] == '#' && record[i - 1] == ' ') {
            len = i - 1;
            break;
        }
    return len < most - TRAILER ? len : most - TRAILER;
}

/* Write another number behind a key, where the record has it and it fits. */
static void mend_field(char *record, const char *key, unsigned number)
{
    char *field = strstr(record, key), rest[2 * RECORD_MAX];

    if (!field || strlen(record) > RECORD_MAX - TRAILER - 10)
        return;
    field += strlen(key);
    strcpy(rest, field + strspn(field, "0123456789"));
    sprintf(field, "%u%s", number, rest);
}

/* Numbers of other records that stand in this one. */
static void mend_numbers(struct sealed *s, char *record)
{
    if (strstr(record, " series "))
        s->series = s->next - 1;
    mend_field(record, " of=", s->series);
    if (s->seal == SEAL_COUNT)
        mend_field(record, " records=", s->next);
}

/* The record from its number on, with its own number or the next. */
static size_t number_record(struct sealed *s, char *out, const char *rest, size_t len, size_t most)
{
    size_t digits = 0, n;

    while (digits < len && isdigit((unsigned char)rest[digits]))
        digits++;
    if (len - digits >= 6 && !memcmp(rest + digits, " begin", 6))
        s->next = 0;
    n = (size_t)sprintf(out, RECORD_PREFIX "%u", s->next++);
    if (s->seal == SEAL_CRC) {
        memcpy(out + strlen(RECORD_PREFIX), rest, digits);
        n = strlen(RECORD_PREFIX) + digits;
    }
    if (len - digits > most - TRAILER - n)
        len = digits + most - TRAILER - n;
    memcpy(out + n, rest + digits, len - digits);
    n += len - digits;
    out[n] = '\0';
    if (s->seal != SEAL_CRC)
        mend_numbers(s, out);
    return strlen(out);
}

static void seal_line(struct sealed *s, const char *line, size_t len)
{
    const char *prefix = memmem(line, len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    size_t before = prefix ? (size_t)(prefix - line) : len, most, body;
    char record[2 * RECORD_DIGEST_MAX], crc[TRAILER + 2];

    put(s, line, before);
    if (!prefix)
        return;
    most = most_of(prefix, len - before);
    body = body_length(prefix, len - before) - strlen(RECORD_PREFIX);
    body = number_record(s, record, prefix + strlen(RECORD_PREFIX), body, most);
    put(s, record, body);
    sprintf(crc, " #%08lx\n", crc32(0, (const unsigned char *)record, (unsigned)body));
    put(s, crc, strlen(crc));
}

size_t seal_log(char *log, size_t size, size_t max, enum seal seal)
{
    struct sealed s = {.text = malloc(max), .max = max, .seal = seal};
    size_t at, len;

    for (at = 0; s.text && at < size; at += len) {
        len = line_length(log + at, size - at);
        seal_line(&s, log + at, len);
    }
    if (s.text)
        memcpy(log, s.text, s.size);
    free(s.text);
    return s.size;
}

/* Where the line of that number starts, or one before it if there are not as many. */
static size_t line_start(const char *log, size_t size, unsigned line)
{
    size_t at = 0, len;

    for (; line; line--) {
        len = line_length(log + at, size - at);
        if (at + len >= size)
            break;
        at += len;
    }
    return at;
}

size_t copy_line(char *log, size_t size, size_t max, unsigned seed)
{
    size_t from = line_start(log, size, seed % 61), to = line_start(log, size, seed / 61 % 59);
    size_t len = line_length(log + from, size - from);
    char *line = malloc(len + 1);

    if (line && len <= max - size) {
        memcpy(line, log + from, len);
        memmove(log + to + len, log + to, size - to);
        memcpy(log + to, line, len);
        size += len;
    }
    free(line);
    return size;
}
