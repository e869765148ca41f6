/* SPDX-License-Identifier: MIT */
/* The values of a run.json, taken with their types checked: see reader.h. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/record/digits.h"
#include "report/store/reader.h"
#include "report/text/text.h"

static bool take_text(struct reader *r, const struct member_kind *m, struct value *value,
                      const struct scalar *s)
{
    uint64_t most = m->most ? m->most : JSON_TEXT_MAX;

    if (s->len > most)
        return reader_refuse(r, m->key, "is longer than %" PRIu64 " bytes", most);
    value->text = text_clean(s->text, s->len);
    return true;
}

static bool take_number(struct reader *r, const struct member_kind *m, struct value *value,
                        const struct scalar *s)
{
    if (s->number < 0)
        return reader_refuse_shape(r, m);
    value->number = (uint64_t)s->number;
    return value->number <= m->most || reader_refuse(r, m->key, "is more than %" PRIu64, m->most);
}

static bool take_member(struct reader *r, const struct scalar *s)
{
    struct open_object *o = reader_last(r);
    const struct member_kind *m = o->member;
    struct value *value = m ? &o->values[m - o->kind->members] : NULL;
    bool good;

    if (!m)
        return true;
    if (m->shape == SHAPE_TEXT && s->type == SCALAR_TEXT) {
        good = take_text(r, m, value, s);
    } else if (m->shape == SHAPE_NUMBER && s->type == SCALAR_NUMBER) {
        good = take_number(r, m, value, s);
    } else if (m->shape == SHAPE_TRUTH && s->type == SCALAR_TRUTH) {
        value->number = (uint64_t)s->number;
        good = true;
    } else {
        return reader_refuse_shape(r, m);
    }
    return good && (!m->check || m->check(r, value));
}

static bool take_fact(struct reader *r, const struct scalar *s)
{
    struct open_object *o = reader_last(r);
    char *text;
    bool good;

    if (s->type != SCALAR_TEXT)
        return reader_refuse(r, o->member->key, "has a value that is not a text");
    if (s->len > JSON_TEXT_MAX || strlen(o->fact) > JSON_TEXT_MAX)
        return reader_refuse(r, o->member->key, "has a key or value of more than %u bytes",
                             JSON_TEXT_MAX);
    text = text_clean(s->text, s->len);
    good = facts_set(o->member->facts(r), o->fact, text) ||
           reader_refuse(r, o->member->key, "has too many keys");
    free(text);
    return good;
}

static bool take_item_text(struct reader *r, const struct scalar *s)
{
    const struct member_kind *m = reader_last(r)->member;
    char *text;
    bool good;

    if (s->type != SCALAR_TEXT)
        return reader_refuse(r, m->key, "has an item that is not a text");
    if (s->len > JSON_TEXT_MAX)
        return reader_refuse(r, m->key, "has an item of more than %u bytes", JSON_TEXT_MAX);
    text = text_clean(s->text, s->len);
    good = texts_add(m->texts(r), text) || reader_refuse(r, m->key, "has too many items");
    free(text);
    return good;
}

static bool wrong_text(struct reader *r)
{
    return reader_refuse(r, reader_last(r)->member->key,
                         "has an item that is not a text of samples, as \"450x48,452x2\"");
}

/* Of a file whose version is not told yet it is said what that of before had. */
static bool wrong_pair(struct reader *r)
{
    return r->version >= VERSION_SHORT ? wrong_text(r)
                                       : reader_refuse(r, reader_last(r)->member->key,
                                                       "has an item that is not [value, count]");
}

static bool take_pair_number(struct reader *r, const struct scalar *s)
{
    if (s->type != SCALAR_NUMBER || r->pair_count == 2 || s->number < (int)r->pair_count)
        return wrong_pair(r);
    r->pair[r->pair_count++] = (uint64_t)s->number;
    return true;
}

/* Samples may stand before the number of them, which is no larger than SERIES_SAMPLES_MAX. */
static bool add_pair(struct reader *r, uint64_t value, uint64_t count)
{
    if (count > SERIES_SAMPLES_MAX - series_samples(&r->series))
        return reader_refuse(r, reader_last(r)->member->key, "has more samples than are announced");
    if (!series_may_add(&r->series, value))
        return reader_refuse(r, reader_last(r)->member->key,
                             "has %" PRIu64 " behind a larger value: samples ascend", value);
    series_add_pair(&r->series, value, count);
    return true;
}

bool reader_pair(struct reader *r)
{
    return r->pair_count == 2 ? add_pair(r, r->pair[0], r->pair[1]) : wrong_pair(r);
}

/*
 * "VALUExCOUNT", one after another with commas between.  A count of one has to be written, too, so
 * that what a pair takes in memory is no more than four times what it takes in the file.
 */
static bool take_pairs(struct reader *r, const struct scalar *s)
{
    const char *at = s->text, *end = at + s->len;
    uint64_t value, count;

    if (!reader_since(r, VERSION_SHORT))
        return wrong_pair(r);
    if (s->len > JSON_TEXT_MAX)
        return reader_refuse(r, reader_last(r)->member->key, "has an item of more than %u bytes",
                             JSON_TEXT_MAX);
    do {
        if (!plain_pair(&at, end, &value, &count) || value > INT64_MAX || !count ||
            count > INT64_MAX)
            return wrong_text(r);
        if (!add_pair(r, value, count))
            return false;
    } while (at < end);
    return end[-1] != ',' || wrong_text(r);
}

/* A value where something else has to stand: inside a list or an object of ours. */
bool reader_wrong_place(struct reader *r)
{
    struct open_object *o = reader_last(r);
    char path[32];

    switch (o->inside) {
    case INSIDE_FACTS:
        return reader_refuse(r, o->member->key, "has a value that is not a text");
    case INSIDE_TEXTS:
        return reader_refuse(r, o->member->key, "has an item that is not a text");
    case INSIDE_OBJECTS:
        return reader_refuse_item(r, "is not an object");
    case INSIDE_PATHS:
        snprintf(path, sizeof(path), "%s.%s", o->member->key, path_name(o->path));
        return reader_refuse(r, path, "is not a list");
    case INSIDE_PAIRS:
    case INSIDE_PAIR:
        return wrong_pair(r);
    default:
        return reader_refuse_shape(r, o->member);
    }
}

bool reader_scalar(struct reader *r, const struct scalar *s)
{
    switch (reader_last(r)->inside) {
    case INSIDE_OBJECT:
        return take_member(r, s);
    case INSIDE_FACTS:
        return take_fact(r, s);
    case INSIDE_TEXTS:
        return take_item_text(r, s);
    case INSIDE_PAIR:
        return take_pair_number(r, s);
    case INSIDE_PAIRS:
        return s->type == SCALAR_TEXT ? take_pairs(r, s) : reader_wrong_place(r);
    default:
        return reader_wrong_place(r);
    }
}
