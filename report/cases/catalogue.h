/* SPDX-License-Identifier: MIT */
/* The catalogue of bench/catalogue.def: all that there is to measure. */
#ifndef REPORT_CASES_CATALOGUE_H
#define REPORT_CASES_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

enum catalogue_kind {
    CATALOGUE_NUMBER,   /* a hypercall number, or what has none; the entries after it are of it */
    CATALOGUE_ROW,      /* to be measured, by the case named in text */
    CATALOGUE_LEFT_OUT, /* never issued: text says why */
    CATALOGUE_OTHER,    /* known to Xen's headers and not asked for: text says why */
};

struct catalogue_entry {
    enum catalogue_kind kind;
    const char *constant; /* its name in Xen's public headers, or "-" */
    const char *value;    /* its number, or "-" */
    const char *text;     /* the hypercall, the case, or the reason */
};

extern const struct catalogue_entry catalogue[];
extern const size_t catalogue_size;

/* True for the entries that others are of; the value of what has no number is "-". */
bool catalogue_is_number(const struct catalogue_entry *entry);

/* The index just after the last entry of the number at 'head'. */
size_t catalogue_end(size_t head);

/* How many entries of that kind are between these two indices. */
size_t catalogue_count(size_t from, size_t to, enum catalogue_kind kind);

/* True when a row names that case. */
bool catalogue_has_case(const char *name);

/* True when the case is of that family: of the cases called family/variant. */
bool case_of_family(const char *name, const char *family);

/* True when the family is that of a hypercall of the catalogue. */
bool catalogue_has_family(const char *name);

#endif
