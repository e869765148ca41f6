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

char *field_text(const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);
    char decoded[RECORD_MAX + 1];

    if (!field)
        return NULL;
    /* A value that is not well coded is kept as it stands: its CRC says the kernel wrote it so. */
    if (!record_decode(field->value, decoded, sizeof(decoded)))
        return slice_text(field->value);
    return text_copy(decoded);
}

/* A number, or 0 for a field that is not there; one that is no number is said. */
uint64_t field_number(struct log_reader *r, const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);
    uint64_t number = 0;

    if (field && !record_number(field->value, &number))
        log_lost(r, "record %" PRIu32 ": field %s is not a number", view->number, key);
    return number;
}

unsigned field_small(struct log_reader *r, const struct record_view *view, const char *key)
{
    uint64_t number = field_number(r, view, key);

    return number > INT32_MAX ? INT32_MAX : (unsigned)number;
}

void field_take_all(struct facts *facts, const struct record_view *view)
{
    unsigned i;

    for (i = 0; i < view->fields; i++) {
        char *key = slice_text(view->field[i].key);
        char *value = field_text(view, key);

        facts_set(facts, key, value ? value : "");
        free(key);
        free(value);
    }
}
