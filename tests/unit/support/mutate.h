/* SPDX-License-Identifier: MIT */
/*
 * Console logs taken apart, changed and sealed again: with right running numbers, right CRCs and a
 * right count of records, so that only what they say is wrong, and not how.
 */
#ifndef TESTS_UNIT_SUPPORT_MUTATE_H
#define TESTS_UNIT_SUPPORT_MUTATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line of a log without its newline; of a record what stands between its number and its CRC. */
struct mutant_line {
    char *text;
    bool record;
    bool as_is; /* its own of= and records= are kept, right or wrong */
};

struct mutant {
    struct mutant_line *at;
    size_t count;
};

/* The same lines; each is to be given to mutant_free. */
struct mutant mutant_of_log(const char *log);
struct mutant mutant_copy(const struct mutant *mutant);
void mutant_free(struct mutant *mutant);

/* The sealed log, to be freed; NULL: a record is too long for the format. */
char *mutant_log(const struct mutant *mutant);

/* ---- lines ---- */

void mutant_drop(struct mutant *mutant, size_t at, size_t count);
/* Put a new record, or a line that is none, before the one at this place. */
void mutant_put(struct mutant *mutant, size_t at, const char *record);
void mutant_put_text(struct mutant *mutant, size_t at, const char *text);
/* Put a copy of lines of another log, or of this one, before the one at this place. */
void mutant_put_lines(struct mutant *mutant, size_t at, const struct mutant *of, size_t from,
                      size_t count);

/* ---- finding them; 'from' and what is returned are places, the count of lines if there is none */

bool mutant_is(const struct mutant *mutant, size_t at, const char *kind);
size_t mutant_next(const struct mutant *mutant, size_t from, const char *kind);
/* The record of that fact, and the place behind the block of the case that starts here. */
size_t mutant_fact(const struct mutant *mutant, size_t from, const char *key);
size_t mutant_case_end(const struct mutant *mutant, size_t at);
/* The place behind the records of the series that starts here. */
size_t mutant_series_end(const struct mutant *mutant, size_t at);
/* Where the boot of that number, from 0, begins, and the place behind its end record. */
size_t mutant_boot(const struct mutant *mutant, unsigned boot);
size_t mutant_boot_end(const struct mutant *mutant, size_t at);

/* ---- fields of a record ---- */

#define FIELD_MOST 128

/* The first of that key, into out; false: there is none. */
bool field_get(const struct mutant *mutant, size_t at, const char *key, char out[FIELD_MOST]);
bool field_is(const struct mutant *mutant, size_t at, const char *key, const char *value);
/* Another value; a field that is not there is put last. */
void field_set(struct mutant *mutant, size_t at, const char *key, const char *value);
void field_drop(struct mutant *mutant, size_t at, const char *key);
/* Put a field last, or before all others, whether there is one of its key or not. */
void field_put_last(struct mutant *mutant, size_t at, const char *key, const char *value);
void field_put_first(struct mutant *mutant, size_t at, const char *key, const char *value);
/* The key of the i-th field; false: there are not as many. */
bool field_key(const struct mutant *mutant, size_t at, unsigned i, char out[FIELD_MOST]);

#endif
