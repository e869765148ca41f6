/* SPDX-License-Identifier: MIT */
/* See mutate.h. */
#include "tests/unit/support/mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/support/check.h"

#include "report/record/record.h"
#include "report/system/memory.h"
#include "report/text/text.h"

#define TRAILER 10 /* " #" and eight digits */

/* ---- taken apart ---- */

static void add(struct mutant *mutant, char *text, bool record)
{
    mutant->at = memory_grow(mutant->at, mutant->count, sizeof(*mutant->at));
    mutant->at[mutant->count++] = (struct mutant_line){text, record, false};
}

static char *copy_part(const char *at, size_t len)
{
    char *text = memory_new(len + 1);

    memcpy(text, at, len);
    return text;
}

static void add_line(struct mutant *mutant, const char *line, size_t len)
{
    struct record_view view;

    if (record_read(line, len, &view) == RECORD_GOOD)
        add(mutant, copy_part(view.kind.at, view.end - TRAILER - (size_t)(view.kind.at - line)),
            true);
    else
        add(mutant, copy_part(line, len), false);
}

struct mutant mutant_of_log(const char *log)
{
    struct mutant mutant = {NULL, 0};
    size_t len;

    for (; *log; log += len + (log[len] == '\n')) {
        len = strcspn(log, "\n");
        add_line(&mutant, log, len);
    }
    return mutant;
}

struct mutant mutant_copy(const struct mutant *mutant)
{
    struct mutant copy = {NULL, 0};

    mutant_put_lines(&copy, 0, mutant, 0, mutant->count);
    return copy;
}

void mutant_free(struct mutant *mutant)
{
    size_t i;

    for (i = 0; i < mutant->count; i++)
        free(mutant->at[i].text);
    free(mutant->at);
    *mutant = (struct mutant){NULL, 0};
}

/* ---- sealed ---- */

static bool text_is(const char *text, const char *kind)
{
    size_t len = strlen(kind);

    return !strncmp(text, kind, len) && (text[len] == ' ' || !text[len]);
}

/* Where the value of a key stands; NULL: nowhere. */
static char *value_at(const char *text, const char *key)
{
    size_t len = strlen(key);

    while ((text = strchr(text, ' '))) {
        text++;
        if (!strncmp(text, key, len) && text[len] == '=')
            return (char *)(uintptr_t)text + len + 1;
    }
    return NULL;
}

/* The record with another number behind a key, to be freed. */
static char *with_number(const char *text, const char *key, unsigned number)
{
    const char *value = value_at(text, key);
    char *out = NULL;

    if (!value)
        return text_copy(text);
    if (asprintf(&out, "%.*s%u%s", (int)(value - text), text, number, value + strcspn(value, " ")) <
        0)
        abort();
    return out;
}

/* What is counted while a log is written. */
struct sealing {
    FILE *out;
    unsigned next, series;
    bool fits;
};

static char *mended(const struct sealing *s, const struct mutant_line *line)
{
    if (!line->as_is && (text_is(line->text, "pairs") || text_is(line->text, "more")))
        return with_number(line->text, "of", s->series);
    if (!line->as_is && text_is(line->text, "end"))
        return with_number(line->text, "records", s->next + 1);
    return text_copy(line->text);
}

static void seal(struct sealing *s, const struct mutant_line *line)
{
    char record[4 * RECORD_MAX], *text;
    int len;

    if (text_is(line->text, "begin"))
        s->next = 0;
    if (text_is(line->text, "series"))
        s->series = s->next;
    text = mended(s, line);
    len = snprintf(record, sizeof(record), RECORD_PREFIX "%u %s", s->next++, text);
    s->fits = s->fits && len <= RECORD_MAX - TRAILER;
    fprintf(s->out, "%s #%08lx\n", record,
            crc32(0, (const unsigned char *)record, (unsigned)strlen(record)));
    free(text);
}

char *mutant_log(const struct mutant *mutant)
{
    char *log = NULL;
    size_t size = 0, i;
    struct sealing s = {.out = open_memstream(&log, &size), .fits = true};

    for (i = 0; i < mutant->count; i++)
        if (mutant->at[i].record)
            seal(&s, &mutant->at[i]);
        else
            fprintf(s.out, "%s\n", mutant->at[i].text);
    fclose(s.out);
    if (s.fits)
        return log;
    free(log);
    return NULL;
}

/* ---- lines ---- */

void mutant_drop(struct mutant *mutant, size_t at, size_t count)
{
    size_t i;

    for (i = at; i < at + count; i++)
        free(mutant->at[i].text);
    memmove(mutant->at + at, mutant->at + at + count,
            (mutant->count - at - count) * sizeof(*mutant->at));
    mutant->count -= count;
}

/* Take the last line before the one at this place. */
static void sink(struct mutant *mutant, size_t at)
{
    struct mutant_line last = mutant->at[mutant->count - 1];

    memmove(mutant->at + at + 1, mutant->at + at, (mutant->count - 1 - at) * sizeof(*mutant->at));
    mutant->at[at] = last;
}

void mutant_put(struct mutant *mutant, size_t at, const char *record)
{
    add(mutant, text_copy(record), true);
    sink(mutant, at);
}

void mutant_put_text(struct mutant *mutant, size_t at, const char *text)
{
    add(mutant, copy_part(text, strlen(text)), false);
    sink(mutant, at);
}

void mutant_put_lines(struct mutant *mutant, size_t at, const struct mutant *of, size_t from,
                      size_t count)
{
    struct mutant_line *lines = memory_new((count + 1) * sizeof(*lines));
    size_t i;

    for (i = 0; i < count; i++) {
        lines[i] = of->at[from + i];
        lines[i].text = copy_part(lines[i].text, strlen(lines[i].text));
    }
    /* memory_grow takes one at a time. */
    for (i = 0; i < count; i++)
        add(mutant, NULL, false);
    memmove(mutant->at + at + count, mutant->at + at,
            (mutant->count - count - at) * sizeof(*lines));
    memcpy(mutant->at + at, lines, count * sizeof(*lines));
    free(lines);
}

/* ---- finding them ---- */

bool mutant_is(const struct mutant *mutant, size_t at, const char *kind)
{
    return at < mutant->count && mutant->at[at].record && text_is(mutant->at[at].text, kind);
}

size_t mutant_next(const struct mutant *mutant, size_t from, const char *kind)
{
    while (from < mutant->count && !mutant_is(mutant, from, kind))
        from++;
    return from;
}

size_t mutant_fact(const struct mutant *mutant, size_t from, const char *key)
{
    while (from < mutant->count &&
           !(mutant_is(mutant, from, "fact") && field_is(mutant, from, "key", key)))
        from++;
    return from;
}

size_t mutant_case_end(const struct mutant *mutant, size_t at)
{
    at = mutant_next(mutant, at, "status");
    return at < mutant->count ? at + 1 : at;
}

size_t mutant_series_end(const struct mutant *mutant, size_t at)
{
    at++;
    while (mutant_is(mutant, at, "pairs") || mutant_is(mutant, at, "more"))
        at++;
    return at;
}

size_t mutant_boot(const struct mutant *mutant, unsigned boot)
{
    size_t at = mutant_next(mutant, 0, "begin");

    while (boot-- && at < mutant->count)
        at = mutant_next(mutant, at + 1, "begin");
    return at;
}

size_t mutant_boot_end(const struct mutant *mutant, size_t at)
{
    at = mutant_next(mutant, at, "end");
    return at < mutant->count ? at + 1 : at;
}

/* ---- fields ---- */

bool field_get(const struct mutant *mutant, size_t at, const char *key, char out[FIELD_MOST])
{
    const char *value = value_at(mutant->at[at].text, key);

    if (value)
        snprintf(out, FIELD_MOST, "%.*s", (int)strcspn(value, " "), value);
    return value != NULL;
}

bool field_is(const struct mutant *mutant, size_t at, const char *key, const char *value)
{
    char got[FIELD_MOST];

    return field_get(mutant, at, key, got) && !strcmp(got, value);
}

/* The text of the line from its parts. */
static void rewrite(struct mutant *mutant, size_t at, size_t head, const char *middle,
                    const char *tail)
{
    char *old = mutant->at[at].text, *text = NULL;

    if (asprintf(&text, "%.*s%s%s", (int)head, old, middle, tail) < 0)
        abort();
    mutant->at[at].text = text;
    free(old);
}

void field_set(struct mutant *mutant, size_t at, const char *key, const char *value)
{
    const char *text = mutant->at[at].text, *old = value_at(text, key);

    if (old)
        rewrite(mutant, at, (size_t)(old - text), value, old + strcspn(old, " "));
    else
        field_put_last(mutant, at, key, value);
}

void field_drop(struct mutant *mutant, size_t at, const char *key)
{
    const char *text = mutant->at[at].text, *value = value_at(text, key);

    if (value)
        rewrite(mutant, at, (size_t)(value - text) - strlen(key) - 2, "",
                value + strcspn(value, " "));
}

static void put_field(struct mutant *mutant, size_t at, size_t where, const char *key,
                      const char *value)
{
    const char *text = mutant->at[at].text;
    char *field = NULL;

    if (asprintf(&field, " %s=%s", key, value) < 0)
        abort();
    rewrite(mutant, at, where, field, text + where);
    free(field);
}

void field_put_last(struct mutant *mutant, size_t at, const char *key, const char *value)
{
    put_field(mutant, at, strlen(mutant->at[at].text), key, value);
}

void field_put_first(struct mutant *mutant, size_t at, const char *key, const char *value)
{
    put_field(mutant, at, strcspn(mutant->at[at].text, " "), key, value);
}

bool field_key(const struct mutant *mutant, size_t at, unsigned i, char out[FIELD_MOST])
{
    const char *text = strchr(mutant->at[at].text, ' ');

    while (text && i--)
        text = strchr(text + 1, ' ');
    if (text)
        snprintf(out, FIELD_MOST, "%.*s", (int)strcspn(text + 1, "="), text + 1);
    return text != NULL;
}
