/* SPDX-License-Identifier: MIT */
/* What each kind of record means: docs/format.md, one function a kind. */
#include "report/log/records.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/case_records.h"
#include "report/log/facts.h"
#include "report/log/fields.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/log/series_records.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"

static void take_begin(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *format = record_field(view, "format");

    field_take_all(r, &run_boot(r->run, r->boot)->begin, view);
    if (!format || !record_is(format->value, "1"))
        log_lost(r, "the record has a format that this pvbench does not know");
}

/* A plan stands in one or more records, and says nothing twice. */
static void refuse_changed(struct log_reader *r, const struct facts *facts,
                           const struct record_view *view)
{
    unsigned i;

    for (i = 0; i < view->fields; i++) {
        char *key = slice_text(view->field[i].key);
        const char *before = facts_get(facts, key);

        if (before && !record_is(view->field[i].value, before))
            log_lost(r, "record %" PRIu32 ": the plan says %s twice, and not the same",
                     view->number, key);
        free(key);
    }
}

static void take_plan(struct log_reader *r, const struct record_view *view)
{
    /* What came is held against it, so that it cannot be made to fit what came. */
    if (r->running || r->place)
        log_lost(r, "record %" PRIu32 ": the plan stands behind cases", view->number);
    refuse_changed(r, &run_boot(r->run, r->boot)->plan, view);
    field_take_all(r, &run_boot(r->run, r->boot)->plan, view);
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

    log_say(r, "error", "the kernel says: %s%s%s%s%s", text ? text : "error", word ? ": " : "",
            word ? word : "", name ? ", in case " : "", name ? name : "");
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
        log_say(r, "crashed", "the kernel crashed%s%s", r->running ? " in case " : "",
                r->running ? r->running : "");
    run_worsen(r->run, r->boot,
               status && record_is(status->value, "crashed") ? OUTCOME_CRASHED : OUTCOME_ERROR);
}

static const struct {
    const char *kind;
    void (*take)(struct log_reader *r, const struct record_view *view);
} kinds[] = {
    {"series", log_take_series}, {"pairs", log_take_pairs},   {"more", log_take_more},
    {"case", log_take_case},     {"status", log_take_status}, {"fact", log_take_fact},
    {"begin", take_begin},       {"plan", take_plan},         {"skip", log_take_skip},
    {"fault", log_take_fault},   {"regs", log_take_regs},     {"control", take_control},
    {"error", take_error},       {"end", take_end},
};

/* Of a key that stands twice in a record nobody knows which one is meant. */
static void refuse_twice(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *field = record_twice(view);

    if (field)
        log_lost(r, "record %" PRIu32 " says %.*s twice", view->number, (int)field->key.len,
                 field->key.at);
}

void log_record(struct log_reader *r, const struct record_view *view)
{
    size_t i;

    refuse_twice(r, view);
    /* What may go on over several records is finished by any other kind. */
    log_end_measuring(r);
    if (!record_is_kind(view, "fact"))
        log_finish_fact(r);
    if (!record_is_kind(view, "pairs") && !record_is_kind(view, "more"))
        log_finish_series(r);
    for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (record_is(view->kind, kinds[i].kind)) {
            kinds[i].take(r, view);
            return;
        }
    log_take_other(r, view);
}
