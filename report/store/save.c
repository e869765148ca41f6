/* SPDX-License-Identifier: MIT */
/* Writing run.json: see save.h. */
#include "report/store/save.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/store/json.h"
#include "report/text/json_file.h"
#include "report/text/texts.h"

static json_t *json_number(uint64_t number)
{
    /* A JSON reader may keep no more than a double or an int64; what does not fit is no sample. */
    return json_integer(number > INT64_MAX ? INT64_MAX : (json_int_t)number);
}

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text)
        json_object_set_new(object, key, json_string(text));
}

static json_t *facts_json(const struct facts *facts)
{
    json_t *object = json_object();
    size_t i;

    for (i = 0; i < facts->count; i++)
        set_text(object, facts->at[i].key, facts->at[i].value);
    return object;
}

static json_t *texts_json(const struct texts *texts)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < texts->count; i++)
        json_array_append_new(array, json_string(texts->at[i]));
    return array;
}

static json_t *controls_json(const struct run_boot *boot)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < boot->control_count; i++) {
        const struct run_control *control = &boot->controls[i];
        json_t *object = json_object();

        set_text(object, "name", control->name);
        set_text(object, "status", control->failed ? "failed" : "ok");
        set_text(object, "want", control->want);
        set_text(object, "got", control->got);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *boot_json(const struct run_boot *boot, size_t number)
{
    json_t *object = json_object();

    json_object_set_new(object, "boot", json_number(number));
    set_text(object, "outcome", outcome_name(boot->outcome));
    set_text(object, "log", boot->log);
    json_object_set_new(object, "begin", facts_json(&boot->begin));
    json_object_set_new(object, "plan", facts_json(&boot->plan));
    json_object_set_new(object, "facts", facts_json(&boot->facts));
    json_object_set_new(object, "controls", controls_json(boot));
    json_object_set_new(object, "other", texts_json(&boot->other));
    return object;
}

static json_t *samples_json(const struct series *s)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < s->count; i++) {
        json_t *pair = json_array();

        json_array_append_new(pair, json_number(s->pairs[i].value));
        json_array_append_new(pair, json_number(s->pairs[i].count));
        json_array_append_new(array, pair);
    }
    return array;
}

static json_t *series_json(const struct series *s)
{
    json_t *object = json_object();

    json_object_set_new(object, "boot", json_number(s->boot));
    json_object_set_new(object, "n", json_number(s->n));
    json_object_set_new(object, "fill", json_boolean(s->fill));
    json_object_set_new(object, "cold", json_number(s->cold));
    json_object_set_new(object, "warmup", json_number(s->warmup));
    json_object_set_new(object, "announced", json_number(s->announced));
    json_object_set_new(object, "samples", samples_json(s));
    json_object_set_new(object, "moved", json_number(s->moved));
    json_object_set_new(object, "pending", json_number(s->pending));
    json_object_set_new(object, "wrong", json_number(s->wrong));
    set_text(object, "got", s->got);
    return object;
}

static json_t *paths_json(const struct run_case *c)
{
    json_t *object = json_object();
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++) {
        const struct series_list *list = &c->paths[path];
        json_t *array;

        if (!list->count)
            continue;
        array = json_array();
        for (i = 0; i < list->count; i++)
            json_array_append_new(array, series_json(&list->at[i]));
        json_object_set_new(object, path_name((enum path)path), array);
    }
    return object;
}

static json_t *case_boots_json(const struct run_case *c)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        const struct case_boot *b = &c->boots[i];
        json_t *object = json_object();

        json_object_set_new(object, "boot", json_number(b->boot));
        set_text(object, "status", b->ended ? status_name(b->status) : STATUS_UNFINISHED);
        set_text(object, "why", b->why);
        if (b->at)
            json_object_set_new(object, "at", json_number(b->at));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *skips_json(const struct run_case *c)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < c->skip_count; i++) {
        json_t *object = json_object();

        json_object_set_new(object, "boot", json_number(c->skips[i].boot));
        set_text(object, "path", path_name(c->skips[i].path));
        set_text(object, "why", c->skips[i].why);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *faults_json(const struct run_case *c)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; i < c->taken_count; i++) {
        json_t *object = json_object();

        json_object_set_new(object, "boot", json_number(c->taken[i].boot));
        json_object_set_new(object, "fields", facts_json(&c->taken[i].fields));
        json_array_append_new(array, object);
    }
    return array;
}

/* What all boots of it come to is not kept: whoever reads it derives that from the boots. */
static json_t *case_json(const struct run_case *c)
{
    json_t *object = json_object();

    set_text(object, "name", c->name);
    json_object_set_new(object, "rev", json_number(c->rev));
    set_text(object, "state", c->state);
    json_object_set_new(object, "faults", json_number(c->faults));
    json_object_set_new(object, "boots", case_boots_json(c));
    json_object_set_new(object, "paths", paths_json(c));
    json_object_set_new(object, "skips", skips_json(c));
    json_object_set_new(object, "exceptions", faults_json(c));
    return object;
}

json_t *run_to_json(const struct run *run)
{
    json_t *root = json_object(), *boots = json_array(), *cases = json_array();
    size_t i;

    set_text(root, "schema", RUN_SCHEMA);
    json_object_set_new(root, "version", json_number(RUN_VERSION));
    json_object_set_new(root, "facts", facts_json(&run->facts));
    for (i = 0; i < run->boot_count; i++)
        json_array_append_new(boots, boot_json(&run->boots[i], i + 1));
    json_object_set_new(root, "boots", boots);
    for (i = 0; i < run->case_count; i++)
        json_array_append_new(cases, case_json(&run->cases[i]));
    json_object_set_new(root, "cases", cases);
    json_object_set_new(root, "problems", texts_json(&run->problems));
    json_object_set_new(root, "problems_left_off", json_number(run->problems_left_off));
    return root;
}

bool run_save(const struct run *run, const char *dir)
{
    json_t *root = run_to_json(run);
    char *path;
    bool good;

    if (asprintf(&path, "%s/%s", dir, RUN_FILE) < 0) {
        json_decref(root);
        return false;
    }
    good = json_file_save(root, path);
    free(path);
    json_decref(root);
    return good;
}
