/* SPDX-License-Identifier: MIT */
/* What each kind of record means: docs/format.md, one function a kind. */
#include "report/run_log.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/text.h"

static void take_begin(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *format = record_field(view, "format");

    field_take_all(r, &run_boot(r->run, r->boot)->begin, view);
    if (!format || !record_is(format->value, "1"))
        log_lost(r, "the record has a format that this pvbench does not know");
}

static void take_plan(struct log_reader *r, const struct record_view *view)
{
    field_take_all(r, &run_boot(r->run, r->boot)->plan, view);
}

void log_finish_fact(struct log_reader *r)
{
    if (r->more_key)
        log_lost(r, "fact %s is cut", r->more_key);
    free(r->more_key);
    free(r->more_value);
    r->more_key = r->more_value = NULL;
}

/* No fact of ours is nearly as long; a hostile one is cut here, and said to be. */
#define FACT_LENGTH_MAX 16384

/* Put the value after the part of it that was read before. */
static void join_fact(struct log_reader *r, char **value)
{
    char *joined = memory_new(strlen(r->more_value) + strlen(*value) + 1);

    strcat(strcpy(joined, r->more_value), *value);
    free(*value);
    free(r->more_key);
    free(r->more_value);
    *value = joined;
    r->more_key = r->more_value = NULL;
}

static void take_fact(struct log_reader *r, const struct record_view *view)
{
    char *key = field_text(view, "key"), *value = field_text(view, "value");
    const struct record_field *more = record_field(view, "more");
    bool cut = r->gap;

    if (!key || !value) {
        log_lost(r, "record %" PRIu32 ": a fact without its key or value", view->number);
        free(key);
        free(value);
        return;
    }
    if (r->more_key && !strcmp(r->more_key, key) && strlen(r->more_value) < FACT_LENGTH_MAX) {
        cut = cut || r->more_cut;
        join_fact(r, &value);
    }
    log_finish_fact(r);
    if (more && record_is(more->value, "1")) {
        r->more_key = key;
        r->more_value = value;
        r->more_cut = cut;
        return;
    }
    if (cut)
        log_lost(r, "fact %s is left out: the record before it is missing, and may be its start",
                 key);
    else if (!facts_set(&run_boot(r->run, r->boot)->facts, key, value))
        log_lost(r, "too many facts: %s is left out", key);
    free(key);
    free(value);
}

static void take_control(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *status = record_field(view, "status");
    char *name = field_text(view, "name");
    char *want = field_text(view, "want"), *got = field_text(view, "got");

    if (!boot_add_control(run_boot(r->run, r->boot), name ? name : "?",
                          !status || !record_is(status->value, "ok"), want, got))
        log_lost(r, "too many controls: record %" PRIu32 " is left out", view->number);
    free(name);
    free(want);
    free(got);
}

static void take_error(struct log_reader *r, const struct record_view *view)
{
    char *text = field_text(view, "text"), *word = field_text(view, "word");
    char *name = field_text(view, "case");

    run_say_problem(r->run, "boot %u: %s:%lu: the kernel says: %s%s%s%s%s", r->boot, r->name,
                    r->line, text ? text : "error", word ? ": " : "", word ? word : "",
                    name ? ", in case " : "", name ? name : "");
    run_worsen(r->run, r->boot, OUTCOME_ERROR);
    free(text);
    free(word);
    free(name);
}

static void take_end(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *status = record_field(view, "status");

    if (r->running && status && record_is(status->value, "ok"))
        log_lost(r, "case %s has no status record", r->running);
    if (status && record_is(status->value, "ok"))
        return;
    if (status && record_is(status->value, "crashed"))
        run_say_problem(r->run, "boot %u: %s:%lu: the kernel crashed%s%s", r->boot, r->name,
                        r->line, r->running ? " in case " : "", r->running ? r->running : "");
    run_worsen(r->run, r->boot,
               status && record_is(status->value, "crashed") ? OUTCOME_CRASHED : OUTCOME_ERROR);
}

/* The text of a record from its kind to its last field, to be freed. */
static char *record_words(const struct record_view *view)
{
    struct record_slice rest = view->kind;

    if (view->fields) {
        const struct record_slice *last = &view->field[view->fields - 1].value;

        rest.len = (size_t)(last->at + last->len - rest.at);
    }
    return slice_text(rest);
}

void log_take_other(struct log_reader *r, const struct record_view *view)
{
    char *text = record_words(view);

    if (!texts_add(&run_boot(r->run, r->boot)->other, text))
        log_lost(r, "too many records of unknown kinds: record %" PRIu32 " is left out",
                 view->number);
    free(text);
}

void log_say_record(struct log_reader *r, const struct record_view *view, const char *what)
{
    char *text = record_words(view);

    run_say_problem(r->run, "boot %u: %s:%lu: %s: %s", r->boot, r->name, r->line, what, text);
    free(text);
}

static const struct {
    const char *kind;
    void (*take)(struct log_reader *r, const struct record_view *view);
} kinds[] = {
    {"begin", take_begin},     {"fact", take_fact},         {"plan", take_plan},
    {"case", log_take_case},   {"skip", log_take_skip},     {"series", log_take_series},
    {"pairs", log_take_pairs}, {"more", log_take_more},     {"fault", log_take_fault},
    {"regs", log_take_regs},   {"status", log_take_status}, {"control", take_control},
    {"error", take_error},     {"end", take_end},
};

void log_record(struct log_reader *r, const struct record_view *view)
{
    size_t i;

    /* What may go on over several records is finished by any other kind. */
    if (!record_is(view->kind, "fact"))
        log_finish_fact(r);
    if (!record_is(view->kind, "pairs") && !record_is(view->kind, "more"))
        log_finish_series(r);
    for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (record_is(view->kind, kinds[i].kind)) {
            kinds[i].take(r, view);
            return;
        }
    log_take_other(r, view);
}
