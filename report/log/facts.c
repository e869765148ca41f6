/* SPDX-License-Identifier: MIT */
/* Fact records, of which one may go on in the next: docs/format.md. */
#include "report/log/facts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/fields.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/system/memory.h"

void log_finish_fact(struct log_reader *r)
{
    if (r->more_key)
        log_lost(r, "fact %s is cut", r->more_key);
    free(r->more_key);
    free(r->more_value);
    r->more_key = r->more_value = NULL;
}

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

/* A boot says a fact once. */
static bool is_changed(const struct facts *facts, const char *key, const char *value)
{
    const char *before = facts_get(facts, key);

    return before && strcmp(before, value) != 0;
}

void log_take_fact(struct log_reader *r, const struct record_view *view)
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
    else if (is_changed(&run_boot(r->run, r->boot)->facts, key, value))
        log_lost(r, "fact %s is %s, and was something else before", key, value);
    else if (!facts_set(&run_boot(r->run, r->boot)->facts, key, value))
        log_lost(r, "too many facts: %s is left out", key);
    free(key);
    free(value);
}
