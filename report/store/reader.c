/* SPDX-License-Identifier: MIT */
/* What yajl says of a run.json, and where it may: see reader.h. */
#include "report/store/reader.h"

#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"

/* Below a key that is not known anything may stand; this deep nobody nests. */
#define IGNORED_MAX 2048u

/* For the bytes of a key, which few of ours have more of, and its end. */
#define KEY_ROOM 32u

/* True when what is opened is below a key that is not known. */
static bool ignore(struct reader *r)
{
    if (r->ignored ||
        (r->depth && reader_last(r)->inside == INSIDE_OBJECT && !reader_last(r)->member)) {
        r->ignored++;
        return true;
    }
    return false;
}

/* The same of what is closed. */
static bool was_ignored(struct reader *r)
{
    if (!r->ignored)
        return false;
    r->ignored--;
    return true;
}

static bool too_deep(struct reader *r)
{
    return r->ignored > IGNORED_MAX && !reader_refuse_text(r, "it is nested too deeply");
}

static int on_start_map(void *of)
{
    struct reader *r = of;
    struct open_object *o;

    if (ignore(r))
        return !too_deep(r);
    if (!r->depth)
        return reader_open(r, &run_kind);
    o = reader_last(r);
    if (o->inside == INSIDE_OBJECTS)
        return reader_open(r, o->member->of);
    if (o->inside != INSIDE_OBJECT)
        return reader_wrong_place(r);
    if (o->member->shape != SHAPE_FACTS && o->member->shape != SHAPE_PATHS)
        return reader_refuse_shape(r, o->member);
    o->inside = o->member->shape == SHAPE_FACTS ? INSIDE_FACTS : INSIDE_PATHS;
    return true;
}

static int on_end_map(void *of)
{
    struct reader *r = of;
    struct open_object *o;

    if (was_ignored(r))
        return true;
    o = reader_last(r);
    if (o->inside == INSIDE_OBJECT)
        return reader_close(r);
    o->inside = INSIDE_OBJECT;
    return true;
}

static int on_start_array(void *of)
{
    struct reader *r = of;
    struct open_object *o;

    if (ignore(r))
        return !too_deep(r);
    if (!r->depth)
        return reader_refuse_root(r);
    o = reader_last(r);
    if (o->inside == INSIDE_PATHS) {
        o->inside = INSIDE_OBJECTS;
        o->in_path = true;
        return true;
    }
    if (o->inside == INSIDE_PAIRS) {
        o->inside = INSIDE_PAIR;
        r->pair_count = 0;
        return true;
    }
    if (o->inside != INSIDE_OBJECT)
        return reader_wrong_place(r);
    if (o->member->shape == SHAPE_TEXTS)
        o->inside = INSIDE_TEXTS;
    else if (o->member->shape == SHAPE_OBJECTS)
        o->inside = INSIDE_OBJECTS;
    else if (o->member->shape == SHAPE_PAIRS)
        o->inside = INSIDE_PAIRS;
    else
        return reader_refuse_shape(r, o->member);
    return true;
}

static int on_end_array(void *of)
{
    struct reader *r = of;
    struct open_object *o;

    if (was_ignored(r))
        return true;
    o = reader_last(r);
    if (o->inside == INSIDE_PAIR) {
        o->inside = INSIDE_PAIRS;
        return reader_pair(r);
    }
    o->inside = o->in_path ? INSIDE_PATHS : INSIDE_OBJECT;
    o->in_path = false;
    return true;
}

static bool has_nul(const char *text, size_t len)
{
    return len && memchr(text, '\0', len) != NULL;
}

static int on_key(void *of, const unsigned char *text, size_t len)
{
    struct reader *r = of;
    char room[KEY_ROOM], *key;
    bool good;

    if (r->ignored)
        return true;
    if (has_nul((const char *)text, len))
        return reader_refuse_text(r, "there is a NUL in a text");
    key = len < sizeof(room) ? room : memory_new(len + 1);
    if (len)
        memcpy(key, text, len);
    key[len] = '\0';
    good = reader_key(r, key);
    if (key != room)
        free(key);
    return good;
}

/* A value that is no list and no object. */
static int on_scalar(struct reader *r, const struct scalar *s)
{
    if (r->ignored)
        return true;
    if (!r->depth)
        return reader_refuse_root(r);
    if (s->type == SCALAR_TEXT && has_nul(s->text, s->len))
        return reader_refuse_text(r, "there is a NUL in a text");
    return reader_scalar(r, s);
}

static int on_null(void *of)
{
    return on_scalar(of, &(struct scalar){.type = SCALAR_OTHER});
}

static int on_boolean(void *of, int truth)
{
    return on_scalar(of, &(struct scalar){.type = SCALAR_TRUTH, .number = truth});
}

static int on_integer(void *of, long long number)
{
    return on_scalar(of, &(struct scalar){.type = SCALAR_NUMBER, .number = number});
}

/* No number of ours has a fraction. */
static int on_double(void *of, double number)
{
    (void)number;
    return on_scalar(of, &(struct scalar){.type = SCALAR_OTHER});
}

static int on_string(void *of, const unsigned char *text, size_t len)
{
    return on_scalar(of,
                     &(struct scalar){.type = SCALAR_TEXT, .text = (const char *)text, .len = len});
}

const yajl_callbacks reader_callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_integer = on_integer,
    .yajl_double = on_double,
    .yajl_string = on_string,
    .yajl_start_map = on_start_map,
    .yajl_map_key = on_key,
    .yajl_end_map = on_end_map,
    .yajl_start_array = on_start_array,
    .yajl_end_array = on_end_array,
};

void reader_free(struct reader *r)
{
    while (r->depth)
        reader_drop(r);
    case_free(&r->c);
    series_free(&r->series);
}
