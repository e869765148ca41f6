/* SPDX-License-Identifier: MIT */
/* Reading the cases of run.json: see value.h. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/store/json.h"
#include "report/store/value.h"
#include "report/text/text.h"

static bool read_pair(struct parser *p, const json_t *pair, struct series *s)
{
    const json_t *value = json_array_get(pair, 0), *count = json_array_get(pair, 1);

    if (json_array_size(pair) != 2 || !json_is_integer(value) || !json_is_integer(count) ||
        json_integer_value(value) < 0 || json_integer_value(count) < 1)
        return value_wrong(p, "samples", "has an item that is not [value, count]");
    if ((uint64_t)json_integer_value(count) > s->announced - series_samples(s))
        return value_wrong(p, "samples", "has more samples than are announced");
    series_add_pair(s, (uint64_t)json_integer_value(value), (uint64_t)json_integer_value(count));
    return true;
}

/* Where the series that are read next belong. */
struct series_place {
    struct run_case *c;
    enum path path;
};

static bool read_series_numbers(struct parser *p, const json_t *object, struct series *s)
{
    const json_t *fill = json_object_get(object, "fill");
    const char *got;

    if (!json_is_boolean(fill))
        return value_wrong(p, "fill", fill ? "is not true or false" : "is missing");
    s->fill = json_is_true(fill);
    if (!need_boot(p, object, &s->boot) || !need_small(p, object, "n", &s->n) ||
        !need_number(p, object, "cold", INT64_MAX, &s->cold) ||
        !need_number(p, object, "warmup", INT64_MAX, &s->warmup) ||
        !need_number(p, object, "announced", SERIES_SAMPLES_MAX, &s->announced) ||
        !need_number(p, object, "moved", INT64_MAX, &s->moved) ||
        !need_number(p, object, "pending", INT64_MAX, &s->pending) ||
        !need_number(p, object, "wrong", INT64_MAX, &s->wrong) ||
        !value_text(p, object, "got", &got))
        return false;
    s->got = text_copy(got);
    return true;
}

static bool read_series(struct parser *p, const json_t *object, void *into)
{
    const struct series_place *place = into;
    struct series *s = case_add_series(place->c, place->path);
    const json_t *samples, *pair;
    size_t i;

    if (!s)
        return value_wrong(p, "", "is one series too many");
    if (!read_series_numbers(p, object, s) || !need_array(p, object, "samples", &samples))
        return false;
    json_array_foreach(samples, i, pair) if (!read_pair(p, pair, s)) return false;
    return true;
}

static bool read_paths(struct parser *p, const json_t *object, struct run_case *c)
{
    json_t *paths = json_object_get(object, "paths"), *value;
    char outer[sizeof(p->place)];
    const char *name;

    if (!json_is_object(paths))
        return value_wrong(p, "paths", paths ? "is not an object" : "is missing");
    memcpy(outer, p->place, sizeof(outer));
    if (strlen(outer) + sizeof(".paths") <= sizeof(p->place))
        strcat(p->place, ".paths");
    json_object_foreach(paths, name, value)
    {
        int path = path_of(name, strlen(name));
        struct series_place place = {c, (enum path)path};

        if (path < 0)
            return value_wrong(p, "", "has a path that this pvbench does not know");
        if (!read_list(p, paths, name, &place, read_series))
            return false;
    }
    memcpy(p->place, outer, sizeof(outer));
    return true;
}

static bool read_case_boot(struct parser *p, const json_t *object, void *into)
{
    const char *status, *why;
    struct case_boot *b;
    unsigned boot;

    if (!need_boot(p, object, &boot) || !need_text(p, object, "status", &status) ||
        !value_text(p, object, "why", &why))
        return false;
    if (case_find_boot(into, boot))
        return value_wrong(p, "boot", "stands twice");
    b = case_get_boot(into, boot);
    b->why = text_copy(why);
    if (json_object_get(object, "at") && !need_small(p, object, "at", &b->at))
        return false;
    if (!strcmp(status, STATUS_UNFINISHED))
        return true;
    if (status_of(status, strlen(status)) < 0)
        return value_wrong(p, "status", "is not a word that this pvbench knows");
    b->ended = true;
    b->status = (enum status)status_of(status, strlen(status));
    return true;
}

static bool read_skip(struct parser *p, const json_t *object, void *into)
{
    const char *path, *why;
    unsigned boot;

    if (!need_boot(p, object, &boot) || !need_text(p, object, "path", &path) ||
        !need_text(p, object, "why", &why))
        return false;
    if (path_of(path, strlen(path)) < 0)
        return value_wrong(p, "path", "is not a word that this pvbench knows");
    return case_add_skip(into, boot, (enum path)path_of(path, strlen(path)), why) ||
           value_wrong(p, "", "is one skip too many");
}

static bool read_exception(struct parser *p, const json_t *object, void *into)
{
    struct run_fault *fault;
    unsigned boot;

    if (!need_boot(p, object, &boot))
        return false;
    fault = case_add_fault(into, boot);
    if (!fault)
        return value_wrong(p, "", "is one exception too many");
    return read_facts(p, object, "fields", &fault->fields);
}

bool read_case(struct parser *p, const json_t *object, void *into)
{
    const char *name, *state;
    size_t before = p->run->case_count;
    struct run_case *c;

    if (!need_text(p, object, "name", &name) || !need_text(p, object, "state", &state))
        return false;
    c = run_get_case(into, name);
    if (!c)
        return value_wrong(p, "name", "is one case too many");
    if (p->run->case_count == before)
        return value_wrong(p, "name", "stands twice");
    free(c->state);
    c->state = text_copy(state);
    return need_small(p, object, "rev", &c->rev) && need_small(p, object, "faults", &c->faults) &&
           read_list(p, object, "boots", c, read_case_boot) && read_paths(p, object, c) &&
           read_list(p, object, "skips", c, read_skip) &&
           read_list(p, object, "exceptions", c, read_exception);
}
