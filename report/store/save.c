/* SPDX-License-Identifier: MIT */
/* Writing run.json: see save.h and json.h. */
#include "report/store/save.h"

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
#include "report/system/memory.h"
#include "report/text/file_out.h"
#include "report/text/json_out.h"
#include "report/text/run_names.h"
#include "report/text/texts.h"

static void put_number(struct json_out *json, uint64_t number)
{
    /* A JSON reader may keep no more than a double or an int64; what does not fit is no sample. */
    json_out_number(json, number > INT64_MAX ? INT64_MAX : number);
}

static void set_number(struct json_out *json, const char *key, uint64_t number)
{
    json_out_key(json, key);
    put_number(json, number);
}

/* NULL is left out. */
static void set_text(struct json_out *json, const char *key, const char *text)
{
    if (!text)
        return;
    json_out_key(json, key);
    json_out_text(json, text);
}

static void open_list(struct json_out *json, const char *key)
{
    json_out_key(json, key);
    json_out_open(json, '[');
}

static void set_facts(struct json_out *json, const char *key, const struct facts *facts)
{
    size_t i;

    json_out_key(json, key);
    json_out_open(json, '{');
    for (i = 0; i < facts->count; i++)
        set_text(json, facts->at[i].key, facts->at[i].value);
    json_out_close(json, '}');
}

static void set_texts(struct json_out *json, const char *key, const struct texts *texts)
{
    size_t i;

    open_list(json, key);
    for (i = 0; i < texts->count; i++)
        json_out_text(json, texts->at[i]);
    json_out_close(json, ']');
}

static void put_controls(struct json_out *json, const struct run_boot *boot)
{
    size_t i;

    open_list(json, "controls");
    for (i = 0; i < boot->control_count; i++) {
        const struct run_control *control = &boot->controls[i];

        json_out_open(json, '{');
        set_text(json, "name", control->name);
        set_text(json, "status", control->failed ? "failed" : "ok");
        set_text(json, "want", control->want);
        set_text(json, "got", control->got);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_boot(struct json_out *json, const struct run_boot *boot, size_t number)
{
    json_out_open(json, '{');
    set_number(json, "boot", number);
    set_text(json, "outcome", outcome_name(boot->outcome));
    set_text(json, "log", boot->log);
    set_facts(json, "begin", &boot->begin);
    set_facts(json, "plan", &boot->plan);
    set_facts(json, "facts", &boot->facts);
    put_controls(json, boot);
    set_texts(json, "other", &boot->other);
    json_out_close(json, '}');
}

/* What is nothing is left out. */
static void set_count(struct json_out *json, const char *key, uint64_t count)
{
    if (count)
        set_number(json, key, count);
}

/* The bytes of a text of samples, of which a series may have several, and of the longest pair. */
#define TEXT_MOST 4096u
#define PAIR_MOST 44u

/* A JSON reader may keep no more than a double or an int64; what does not fit is no sample. */
static size_t put_digits(char *out, uint64_t number)
{
    char digits[24], *at = digits + sizeof(digits);
    size_t len;

    number = number > INT64_MAX ? INT64_MAX : number;
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    len = (size_t)(digits + sizeof(digits) - at);
    memcpy(out, at, len);
    return len;
}

/* As a record has it; how long it is without its NUL. */
static size_t put_pair(char *out, bool comma, const struct pair *pair)
{
    char *at = out;

    if (comma)
        *at++ = ',';
    at += put_digits(at, pair->value);
    *at++ = 'x';
    at += put_digits(at, pair->count);
    *at = '\0';
    return (size_t)(at - out);
}

static void put_samples(struct json_out *json, const struct series *s)
{
    char text[TEXT_MOST];
    size_t i, len = 0;

    open_list(json, "samples");
    for (i = 0; i < s->count; i++) {
        len += put_pair(text + len, len > 0, &s->pairs[i]);
        if (len + PAIR_MOST > sizeof(text) || i + 1 == s->count) {
            json_out_text(json, text);
            len = 0;
        }
    }
    json_out_close(json, ']');
}

static void put_series(struct json_out *json, const struct series *s)
{
    json_out_open(json, '{');
    json->flat = true;
    set_number(json, "boot", s->boot);
    set_number(json, "n", s->n);
    if (s->fill) {
        json_out_key(json, "fill");
        json_out_truth(json, true);
    }
    set_number(json, "cold", s->cold);
    set_number(json, "warmup", s->warmup);
    set_number(json, "announced", s->announced);
    put_samples(json, s);
    if (s->has_once)
        set_number(json, "once", s->once);
    set_count(json, "moved", s->moved);
    set_count(json, "pending", s->pending);
    set_count(json, "wrong", s->wrong);
    set_text(json, "got", s->got);
    set_count(json, "nth", s->nth);
    json_out_close(json, '}');
    json->flat = false;
}

static void put_paths(struct json_out *json, const struct run_case *c)
{
    size_t path, i;

    json_out_key(json, "paths");
    json_out_open(json, '{');
    for (path = 0; path < PATH_COUNT; path++) {
        const struct series_list *list = &c->paths[path];

        if (!list->count)
            continue;
        open_list(json, path_name((enum path)path));
        for (i = 0; i < list->count; i++)
            put_series(json, &list->at[i]);
        json_out_close(json, ']');
    }
    json_out_close(json, '}');
}

static void put_case_boots(struct json_out *json, const struct run_case *c)
{
    size_t i;

    open_list(json, "boots");
    for (i = 0; i < c->boot_count; i++) {
        const struct case_boot *b = &c->boots[i];

        json_out_open(json, '{');
        set_number(json, "boot", b->boot);
        set_text(json, "status", b->ended ? status_name(b->status) : STATUS_UNFINISHED);
        set_text(json, "why", b->why);
        if (b->at)
            set_number(json, "at", b->at);
        if (b->printed)
            set_number(json, "printed", b->printed);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_skips(struct json_out *json, const struct run_case *c)
{
    size_t i;

    open_list(json, "skips");
    for (i = 0; i < c->skip_count; i++) {
        json_out_open(json, '{');
        set_number(json, "boot", c->skips[i].boot);
        set_text(json, "path", path_name(c->skips[i].path));
        set_text(json, "why", c->skips[i].why);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_faults(struct json_out *json, const struct run_case *c)
{
    size_t i;

    open_list(json, "exceptions");
    for (i = 0; i < c->taken_count; i++) {
        json_out_open(json, '{');
        set_number(json, "boot", c->taken[i].boot);
        set_facts(json, "fields", &c->taken[i].fields);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

/* What all boots of it come to is not kept: whoever reads it derives that from the boots. */
static void put_case(struct json_out *json, const struct run_case *c)
{
    json_out_open(json, '{');
    set_text(json, "name", c->name);
    set_number(json, "rev", c->rev);
    set_text(json, "state", c->state);
    set_number(json, "faults", c->faults);
    put_case_boots(json, c);
    put_paths(json, c);
    put_skips(json, c);
    put_faults(json, c);
    json_out_close(json, '}');
}

bool run_write_json(const struct run *run, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_out_open(&json, '{');
    set_text(&json, "schema", RUN_SCHEMA);
    set_number(&json, "version", RUN_VERSION);
    set_facts(&json, "facts", &run->facts);
    open_list(&json, "boots");
    for (i = 0; i < run->boot_count; i++)
        put_boot(&json, &run->boots[i], i + 1);
    json_out_close(&json, ']');
    open_list(&json, "cases");
    for (i = 0; i < run->case_count; i++)
        put_case(&json, &run->cases[i]);
    json_out_close(&json, ']');
    set_texts(&json, "problems", &run->problems);
    set_number(&json, "problems_left_off", run->problems_left_off);
    json_out_close(&json, '}');
    putc('\n', out);
    return !ferror(out);
}

static bool write_run(const void *run, FILE *out)
{
    return run_write_json(run, out);
}

bool run_save(const struct run *run, const char *dir)
{
    char *path;
    bool good;

    if (asprintf(&path, "%s/%s", dir, RUN_FILE) < 0)
        memory_lacks();
    good = file_out_own(path, write_run, run);
    free(path);
    return good;
}
