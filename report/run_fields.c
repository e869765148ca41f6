/* SPDX-License-Identifier: MIT */
/* Fields of a record, taken into the model: see run_log.h. */
#include "report/run_log.h"

#include <inttypes.h>
#include <stdlib.h>

#include "report/text.h"

char *slice_text(struct record_slice slice)
{
    return text_clean(slice.at, slice.len);
}

static char *value_text(struct record_slice value)
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

    return field ? value_text(field->value) : NULL;
}

/* A number, or 0 for a field that is not there; what is no number of ours is said. */
static uint64_t number_up_to(struct log_reader *r, const struct record_view *view, const char *key,
                             uint64_t most)
{
    const struct record_field *field = record_field(view, key);
    uint64_t number;

    if (!field)
        return 0;
    if (record_number(field->value, &number) && number <= most)
        return number;
    log_lost(r, "record %" PRIu32 ": field %s is not a number, or too large a one", view->number,
             key);
    return 0;
}

uint64_t field_number(struct log_reader *r, const struct record_view *view, const char *key)
{
    return number_up_to(r, view, key, RUN_NUMBER_MAX);
}

unsigned field_small(struct log_reader *r, const struct record_view *view, const char *key)
{
    return (unsigned)number_up_to(r, view, key, INT32_MAX);
}

void field_take_all(struct log_reader *r, struct facts *facts, const struct record_view *view)
{
    unsigned i;

    for (i = 0; i < view->fields; i++) {
        char *key = slice_text(view->field[i].key), *value = value_text(view->field[i].value);

        if (!facts_set(facts, key, value))
            log_lost(r, "record %" PRIu32 ": too many fields: %s is left out", view->number, key);
        free(key);
        free(value);
    }
}
