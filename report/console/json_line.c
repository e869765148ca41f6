/* SPDX-License-Identifier: MIT */
/* A line that a logger wrote as JSON: see json_line.h.  Nothing of it is kept but the text. */
#include "report/console/json_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

/* So deep in objects a text may be. */
#define DEPTH 5u

struct search {
    struct json_line *j;
    char key[sizeof(((struct json_line *)0)->key)]; /* whose value comes next; "": too long a one */
    unsigned objects;                               /* that are open, */
    unsigned lists;                                 /* and lists */
    char *bytes; /* of the list that may be a text; its length is the text's if it is */
    size_t byte_count, byte_room;
    bool counts; /* each of its items so far is a byte */
    char *text;  /* what was looked for, or NULL */
    size_t len;
};

static bool is_wanted(const struct search *s)
{
    return !s->text && *s->key && s->objects && s->objects <= DEPTH &&
           (!*s->j->key || !strcmp(s->j->key, s->key));
}

static bool has_mark(const struct json_line *j, const char *text, size_t len)
{
    const char *const *mark;

    for (mark = j->marks; *mark; mark++)
        if (memmem(text, len, *mark, strlen(*mark)))
            return true;
    return false;
}

/* The text under the key that is known, or under the first whose text has a mark. */
static void consider(struct search *s, const char *text, size_t len)
{
    if (!is_wanted(s) || (!*s->j->key && !has_mark(s->j, text, len)))
        return;
    s->text = malloc(len + 1);
    if (!s->text)
        return;
    memcpy(s->text, text, len);
    s->len = len;
    memcpy(s->j->key, s->key, sizeof(s->key));
}

/* ---- what comes ---- */

static int on_other(void *of)
{
    ((struct search *)of)->counts = false;
    return 1;
}

static int on_truth(void *of, int value)
{
    (void)value;
    return on_other(of);
}

/* journald writes what is no printable text as a list of its bytes. */
static int on_number(void *of, const char *number, size_t len)
{
    struct search *s = of;
    unsigned byte = 0;
    size_t i;

    for (i = 0; i < len && len <= 3 && number[i] >= '0' && number[i] <= '9'; i++)
        byte = byte * 10 + (unsigned)(number[i] - '0');
    s->counts = s->counts && i == len && byte <= 0xff && s->byte_count < s->byte_room;
    if (s->counts)
        s->bytes[s->byte_count++] = (char)byte;
    return 1;
}

static int on_string(void *of, const unsigned char *text, size_t len)
{
    struct search *s = of;

    if (!s->lists)
        consider(s, (const char *)text, len);
    return on_other(of);
}

static int on_key(void *of, const unsigned char *key, size_t len)
{
    struct search *s = of;

    len = len < sizeof(s->key) ? len : 0;
    memset(s->key, 0, sizeof(s->key));
    memcpy(s->key, key, len);
    return 1;
}

static int on_object(void *of)
{
    ((struct search *)of)->objects++;
    return on_other(of);
}

static int on_object_end(void *of)
{
    ((struct search *)of)->objects--;
    return 1;
}

static int on_list(void *of)
{
    struct search *s = of;

    s->counts = !s->lists++ && is_wanted(s);
    s->byte_count = 0;
    return 1;
}

static int on_list_end(void *of)
{
    struct search *s = of;

    if (!--s->lists && s->counts && s->byte_count)
        consider(s, s->bytes, s->byte_count);
    return on_other(of);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_other,
    .yajl_boolean = on_truth,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_object,
    .yajl_map_key = on_key,
    .yajl_end_map = on_object_end,
    .yajl_start_array = on_list,
    .yajl_end_array = on_list_end,
};

/* ---- the line ---- */

/* The text of an object that ends the line; false: it is no JSON. */
static bool parse(struct search *s, const char *at, size_t len)
{
    yajl_handle yajl = yajl_alloc(&callbacks, NULL, s);
    bool whole;

    if (!yajl)
        return false;
    /* A console may have written any byte. */
    yajl_config(yajl, yajl_dont_validate_strings, 1);
    s->bytes = malloc(len / 2 + 1);
    s->byte_room = s->bytes ? len / 2 : 0;
    whole = yajl_parse(yajl, (const unsigned char *)at, len) == yajl_status_ok &&
            yajl_complete_parse(yajl) == yajl_status_ok;
    free(s->bytes);
    yajl_free(yajl);
    return whole;
}

static size_t trimmed(const char *line, size_t len)
{
    while (len && line[len - 1] && strchr(" \t\r\n", line[len - 1]))
        len--;
    return len;
}

/* Where the object begins that ends the line: a logger of loggers may have written before it. */
static const char *object_at(const char *line, size_t len)
{
    const char *start = memmem(line, len, "{\"", 2);

    if (!len || len > JSON_LINE_MAX || line[len - 1] != '}')
        return NULL;
    return start ? start : memmem(line, len, "{ \"", 3);
}

bool json_line_is(const char *line, size_t len)
{
    static const char *const none[] = {NULL};
    struct json_line j = {.marks = none};
    struct search s = {.j = &j};
    const char *start;

    len = trimmed(line, len);
    start = object_at(line, len);
    return start && start == line && parse(&s, line, len);
}

char *json_line_text(struct json_line *j, const char *line, size_t len, size_t *text_len)
{
    struct json_line before = *j;
    struct search s = {.j = j};
    const char *start;
    bool whole;

    len = trimmed(line, len);
    start = object_at(line, len);
    if (!start)
        return NULL;
    whole = parse(&s, start, (size_t)(line + len - start));
    if (!whole) {
        *j = before;
        free(s.text);
        return NULL;
    }
    /* Where others have it, one without it says nothing. */
    if (*j->key && !s.text)
        s.text = calloc(1, 1);
    *text_len = s.len;
    return s.text;
}
