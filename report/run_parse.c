/* SPDX-License-Identifier: MIT */
/*
 * Reading run.json: see run.h.  A file may come from anywhere, so every type and range is checked,
 * and the first thing that is wrong is named by its place ("cases[3].paths.multi[0].n").
 */
#include "report/run_json.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/text.h"

struct parser {
    char *why;
    size_t size;
    char place[160]; /* of the object that is being read */
    struct run *run;
};

/* Say what is wrong; false, so that it can be returned. */
__attribute__((format(printf, 3, 4))) static bool wrong(struct parser *p, const char *key,
                                                        const char *format, ...)
{
    size_t len;
    va_list args;

    snprintf(p->why, p->size, "%s%s%s ", p->place, *p->place && *key ? "." : "", key);
    len = strlen(p->why);
    va_start(args, format);
    vsnprintf(p->why + len, p->size - len, format, args);
    va_end(args);
    return false;
}

/* An optional text; a text with a NUL in it is none. */
static bool get_text(struct parser *p, const json_t *object, const char *key, const char **out)
{
    const json_t *value = json_object_get(object, key);

    *out = NULL;
    if (!value)
        return true;
    if (!json_is_string(value))
        return wrong(p, key, "is not a text");
    *out = json_string_value(value);
    return true;
}

static bool need_text(struct parser *p, const json_t *object, const char *key, const char **out)
{
    if (!get_text(p, object, key, out))
        return false;
    return *out || wrong(p, key, "is missing");
}

static bool need_number(struct parser *p, const json_t *object, const char *key, uint64_t max,
                        uint64_t *out)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return wrong(p, key, value ? "is not a whole number from 0 on" : "is missing");
    *out = (uint64_t)json_integer_value(value);
    return *out <= max || wrong(p, key, "is more than %" PRIu64, max);
}

static bool need_small(struct parser *p, const json_t *object, const char *key, unsigned *out)
{
    uint64_t number = 0;

    if (!need_number(p, object, key, INT32_MAX, &number))
        return false;
    *out = (unsigned)number;
    return true;
}

/* The number of a boot, which has to be one of the run's. */
static bool need_boot(struct parser *p, const json_t *object, unsigned *boot)
{
    if (!need_small(p, object, "boot", boot))
        return false;
    return (*boot >= 1 && *boot <= p->run->boot_count) || wrong(p, "boot", "is no boot of the run");
}

static bool need_array(struct parser *p, const json_t *object, const char *key, const json_t **out)
{
    *out = json_object_get(object, key);
    return json_is_array(*out) || wrong(p, key, *out ? "is not a list" : "is missing");
}

static bool read_facts(struct parser *p, const json_t *object, const char *key, struct facts *facts)
{
    json_t *list = json_object_get(object, key), *value;
    const char *name;

    if (!json_is_object(list))
        return wrong(p, key, list ? "is not an object" : "is missing");
    json_object_foreach(list, name, value)
    {
        if (!json_is_string(value))
            return wrong(p, key, "has a value that is not a text");
        if (!facts_set(facts, name, json_string_value(value)))
            return wrong(p, key, "has too many keys");
    }
    return true;
}

static bool read_texts(struct parser *p, const json_t *object, const char *key, struct texts *texts)
{
    const json_t *list, *value;
    size_t i;

    if (!need_array(p, object, key, &list))
        return false;
    json_array_foreach(list, i, value)
    {
        if (!json_is_string(value))
            return wrong(p, key, "has an item that is not a text");
        texts_add(texts, json_string_value(value));
    }
    return true;
}

/* Read every object of a list with 'read', which finds its place in p->place. */
static bool read_list(struct parser *p, const json_t *object, const char *key, void *into,
                      bool (*read)(struct parser *, const json_t *, void *))
{
    char outer[sizeof(p->place)];
    const json_t *list, *item;
    size_t i;

    if (!need_array(p, object, key, &list))
        return false;
    memcpy(outer, p->place, sizeof(outer));
    json_array_foreach(list, i, item)
    {
        if (snprintf(p->place, sizeof(p->place), "%.100s%s%s[%zu]", outer, *outer ? "." : "", key,
                     i) < 0)
            return false;
        if (!json_is_object(item))
            return wrong(p, "", "is not an object");
        if (!read(p, item, into))
            return false;
    }
    memcpy(p->place, outer, sizeof(outer));
    return true;
}

static bool read_control(struct parser *p, const json_t *object, void *into)
{
    const char *name, *status, *want, *got;

    if (!need_text(p, object, "name", &name) || !need_text(p, object, "status", &status) ||
        !get_text(p, object, "want", &want) || !get_text(p, object, "got", &got))
        return false;
    if (strcmp(status, "ok") && strcmp(status, "failed"))
        return wrong(p, "status", "is not \"ok\" or \"failed\"");
    boot_add_control(into, name, *status == 'f', want, got);
    return true;
}

static bool read_boot(struct parser *p, const json_t *object, void *into)
{
    struct run_boot *boot = run_add_boot(into);
    const char *outcome, *log;
    unsigned number;

    if (!need_boot(p, object, &number) || !need_text(p, object, "outcome", &outcome) ||
        !get_text(p, object, "log", &log))
        return false;
    if (number != p->run->boot_count)
        return wrong(p, "boot", "is out of order");
    if (outcome_of(outcome) < 0)
        return wrong(p, "outcome", "is not a word that this pvbench knows");
    boot->outcome = (enum outcome)outcome_of(outcome);
    boot->log = text_copy(log);
    return read_facts(p, object, "begin", &boot->begin) &&
           read_facts(p, object, "plan", &boot->plan) &&
           read_facts(p, object, "facts", &boot->facts) &&
           read_list(p, object, "controls", boot, read_control) &&
           read_texts(p, object, "other", &boot->other);
}

static bool read_pair(struct parser *p, const json_t *pair, struct series *s)
{
    const json_t *value = json_array_get(pair, 0), *count = json_array_get(pair, 1);

    if (json_array_size(pair) != 2 || !json_is_integer(value) || !json_is_integer(count) ||
        json_integer_value(value) < 0 || json_integer_value(count) < 1)
        return wrong(p, "samples", "has an item that is not [value, count]");
    if ((uint64_t)json_integer_value(count) > s->announced - series_samples(s))
        return wrong(p, "samples", "has more samples than are announced");
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
        return wrong(p, "fill", fill ? "is not true or false" : "is missing");
    s->fill = json_is_true(fill);
    if (!need_boot(p, object, &s->boot) || !need_small(p, object, "n", &s->n) ||
        !need_number(p, object, "cold", INT64_MAX, &s->cold) ||
        !need_number(p, object, "warmup", INT64_MAX, &s->warmup) ||
        !need_number(p, object, "announced", SERIES_SAMPLES_MAX, &s->announced) ||
        !need_number(p, object, "moved", INT64_MAX, &s->moved) ||
        !need_number(p, object, "pending", INT64_MAX, &s->pending) ||
        !need_number(p, object, "wrong", INT64_MAX, &s->wrong) || !get_text(p, object, "got", &got))
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
        return wrong(p, "paths", paths ? "is not an object" : "is missing");
    memcpy(outer, p->place, sizeof(outer));
    if (strlen(outer) + sizeof(".paths") <= sizeof(p->place))
        strcat(p->place, ".paths");
    json_object_foreach(paths, name, value)
    {
        int path = path_of(name, strlen(name));
        struct series_place place = {c, (enum path)path};

        if (path < 0)
            return wrong(p, "", "has a path that this pvbench does not know");
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
        !get_text(p, object, "why", &why))
        return false;
    if (case_find_boot(into, boot))
        return wrong(p, "boot", "stands twice");
    b = case_get_boot(into, boot);
    b->why = text_copy(why);
    if (!strcmp(status, STATUS_UNFINISHED))
        return true;
    if (status_of(status, strlen(status)) < 0)
        return wrong(p, "status", "is not a word that this pvbench knows");
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
        return wrong(p, "path", "is not a word that this pvbench knows");
    case_add_skip(into, boot, (enum path)path_of(path, strlen(path)), why);
    return true;
}

static bool read_exception(struct parser *p, const json_t *object, void *into)
{
    unsigned boot;

    return need_boot(p, object, &boot) &&
           read_facts(p, object, "fields", &case_add_fault(into, boot)->fields);
}

static bool read_case(struct parser *p, const json_t *object, void *into)
{
    const char *name, *state, *status;
    struct run_case *c;

    if (!need_text(p, object, "name", &name) || !need_text(p, object, "state", &state) ||
        !need_text(p, object, "status", &status))
        return false;
    if (run_find_case(into, name))
        return wrong(p, "name", "stands twice");
    c = run_get_case(into, name);
    if (!c)
        return wrong(p, "name", "is one case too many");
    free(c->state);
    c->state = text_copy(state);
    return need_small(p, object, "rev", &c->rev) && need_small(p, object, "faults", &c->faults) &&
           read_list(p, object, "boots", c, read_case_boot) && read_paths(p, object, c) &&
           read_list(p, object, "skips", c, read_skip) &&
           read_list(p, object, "exceptions", c, read_exception);
}

static bool read_run(struct parser *p, const json_t *root)
{
    const char *schema;
    uint64_t version, left_off;

    if (!json_is_object(root))
        return wrong(p, "the file", "is not a JSON object");
    if (!need_text(p, root, "schema", &schema) || !need_number(p, root, "version", 1000, &version))
        return false;
    if (strcmp(schema, RUN_SCHEMA))
        return wrong(p, "schema", "is not \"%s\"", RUN_SCHEMA);
    if (version != RUN_VERSION)
        return wrong(p, "version", "is %" PRIu64 ", this pvbench reads %d", version, RUN_VERSION);
    if (!read_facts(p, root, "facts", &p->run->facts) ||
        !read_list(p, root, "boots", p->run, read_boot) ||
        !read_list(p, root, "cases", p->run, read_case) ||
        !read_texts(p, root, "problems", &p->run->problems) ||
        !need_number(p, root, "problems_left_off", INT32_MAX, &left_off))
        return false;
    p->run->problems_left_off = left_off;
    return true;
}

struct run *run_from_json(const json_t *root, char *why, size_t size)
{
    struct parser p = {.why = why, .size = size, .run = run_new()};

    if (read_run(&p, root))
        return p.run;
    run_free(p.run);
    return NULL;
}
