/* SPDX-License-Identifier: MIT */
/* Fields of a record, taken into the model. */
#ifndef REPORT_LOG_FIELDS_H
#define REPORT_LOG_FIELDS_H

#include "report/log/log.h"
#include "report/model/facts.h"
#include "report/record/record.h"

char *slice_text(struct record_slice slice);

/* The field's text, clean, to be freed; NULL when there is none. */
char *field_text(const struct record_view *view, const char *key);
/* A number, or 0 for a field that is not there; one that is no number, or too large, is reported.
 */
uint64_t field_number(struct log_reader *r, const struct record_view *view, const char *key);
/* The same of a field that was found, or NULL, and of no more than that. */
uint64_t field_up_to(struct log_reader *r, const struct record_view *view,
                     const struct record_field *field, uint64_t most);
unsigned field_small(struct log_reader *r, const struct record_view *view, const char *key);
void field_take_all(struct log_reader *r, struct facts *facts, const struct record_view *view);

/* A record that has no place in the model is kept as text. */
void log_take_other(struct log_reader *r, const struct record_view *view);
/* Say a record itself as a problem, after what it is. */
void log_say_record(struct log_reader *r, const struct record_view *view, const char *what);

#endif
