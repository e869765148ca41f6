/* SPDX-License-Identifier: MIT */
/* Fields of a record, taken into the model: see fields.h. */
#include "report/log/fields.h"

#include <inttypes.h>
#include <stdlib.h>

#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/text/text.h"
#include "report/text/texts.h"

char *slice_text(struct record_slice slice)
{
    return text_clean(slice.at, slice.len);
}

static char *decoded_text(struct record_slice value)
{
    char decoded[RECORD_MAX + 1];

    /* A value that is not well coded is kept as it stands: its CRC says the kernel wrote it so. */
    if (!record_decode(value, decoded, sizeof(decoded)))
        return slice_text(value);
    return text_copy(decoded);
}

char *field_text(const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);

    return field ? decoded_text(field->value) : NULL;
}

uint64_t field_up_to(struct log_reader *r, const struct record_view *view,
                     const struct record_field *field, uint64_t most)
{
    uint64_t number;

    if (!field)
        return 0;
    if (record_field_number(field, &number) && number <= most)
        return number;
    log_lost(r, "record %" PRIu32 ": field %.*s is not a number, or too large a one", view->number,
             (int)field->key.len, field->key.at);
    return 0;
}

uint64_t field_number(struct log_reader *r, const struct record_view *view, const char *key)
{
    return field_up_to(r, view, record_field(view, key), RUN_NUMBER_MAX);
}

unsigned field_small(struct log_reader *r, const struct record_view *view, const char *key)
{
    return (unsigned)field_up_to(r, view, record_field(view, key), INT32_MAX);
}

void field_take_all(struct log_reader *r, struct facts *facts, const struct record_view *view)
{
    unsigned i;

    for (i = 0; i < view->fields; i++) {
        char *key = slice_text(view->field[i].key), *value = decoded_text(view->field[i].value);

        if (!facts_set(facts, key, value))
            log_lost(r, "record %" PRIu32 ": too many fields: %s is left out", view->number, key);
        free(key);
        free(value);
    }
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

    log_say(r, what, "%s: %s", what, text);
    free(text);
}
