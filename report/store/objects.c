/* SPDX-License-Identifier: MIT */
/* The objects of a run.json and their keys: see reader.h. */
#include <stdlib.h>
#include <string.h>

#include "report/store/reader.h"
#include "report/text/text.h"

bool reader_open(struct reader *r, const struct object_kind *kind)
{
    r->open[r->depth++] = (struct open_object){.kind = kind};
    return !kind->start || kind->start(r);
}

void reader_drop(struct reader *r)
{
    struct open_object *o = reader_last(r);
    size_t i;

    for (i = 0; i < o->kind->count; i++)
        if (o->values[i].text) /* nearly all are numbers */
            free(o->values[i].text);
    facts_free(&o->unknown);
    free(o->fact);
    r->depth--;
}

bool reader_since(struct reader *r, unsigned version)
{
    if (!r->version && r->since < version)
        r->since = version;
    return !r->version || r->version >= version;
}

static bool may_lack(struct reader *r, const struct member_kind *m)
{
    return m->optional_since && reader_since(r, m->optional_since);
}

bool reader_close(struct reader *r)
{
    struct open_object *o = reader_last(r);
    size_t i;

    for (i = 0; i < o->kind->count; i++)
        if (!(o->seen & 1u << i) && !may_lack(r, &o->kind->members[i]))
            return reader_refuse(r, o->kind->members[i].key, "is missing");
    if (!o->kind->end(r, o->values))
        return false;
    reader_drop(r);
    if (r->depth)
        reader_last(r)->item++;
    return true;
}

static bool twice(struct reader *r, const char *key)
{
    char *clean = text_copy(key);

    reader_refuse_text(r, "the key \"%.64s\" stands twice in an object", clean);
    free(clean);
    return false;
}

/* A key that is not known is ignored with all that it holds, but it may stand there once. */
static bool take_unknown(struct reader *r, const char *key)
{
    struct open_object *o = reader_last(r);
    char *clean = text_copy(key);
    bool good;

    o->member = NULL;
    if (facts_find(&o->unknown, clean))
        good = twice(r, clean);
    else
        good = facts_set(&o->unknown, clean, "") ||
               reader_refuse(r, "", "has too many keys that this pvbench does not know");
    free(clean);
    return good;
}

/* The member of that key, or their count.  Most files have them in an order near to ours. */
static size_t find_member(const struct open_object *o, const char *key)
{
    size_t i, count = o->kind->count, at = o->next;

    for (i = 0; i < count; i++, at++) {
        at = at < count ? at : 0;
        if (*o->kind->members[at].key == *key && !strcmp(o->kind->members[at].key, key))
            return at;
    }
    return count;
}

static bool take_member_key(struct reader *r, const char *key)
{
    struct open_object *o = reader_last(r);
    size_t i = find_member(o, key);

    if (i == o->kind->count)
        return take_unknown(r, key);
    if (o->seen & 1u << i)
        return twice(r, key);
    o->seen |= 1u << i;
    o->member = &o->kind->members[i];
    o->next = i + 1;
    o->item = 0;
    return true;
}

static bool take_path(struct reader *r, const char *key)
{
    struct open_object *o = reader_last(r);
    int path = path_of(key, strlen(key));

    if (path < 0)
        return reader_refuse(r, o->member->key, "has a path that this pvbench does not know");
    if (o->paths & 1u << path)
        return twice(r, key);
    o->paths |= 1u << path;
    o->path = (enum path)path;
    o->item = 0;
    return true;
}

static bool take_fact_key(struct reader *r, const char *key)
{
    struct open_object *o = reader_last(r);

    free(o->fact);
    o->fact = text_copy(key);
    if (!facts_find(o->member->facts(r), o->fact))
        return true;
    return twice(r, o->fact);
}

bool reader_key(struct reader *r, const char *key)
{
    switch (reader_last(r)->inside) {
    case INSIDE_FACTS:
        return take_fact_key(r, key);
    case INSIDE_PATHS:
        return take_path(r, key);
    default:
        return take_member_key(r, key);
    }
}
