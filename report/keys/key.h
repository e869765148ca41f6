/* SPDX-License-Identifier: MIT */
/* A fact in which two runs may differ, and what that means for a comparison: docs/compare.md. */
#ifndef REPORT_KEYS_KEY_H
#define REPORT_KEYS_KEY_H

#include "report/model/run.h"
#include "report/model/unit.h"

enum compare_class {
    COMPARE_NEVER,   /* another measure: never put together */
    COMPARE_REFUSED, /* another device, or another kind of guest or hypervisor: on purpose only */
    COMPARE_SUBJECT, /* what one compares, and so has to be named */
    COMPARE_REMARK,  /* moves few prices, or only those that say so themselves */
};

/* Values may be this long; the rest of one that is longer counts for nothing. */
#define COMPARE_VALUE 512

struct compare_key {
    const char *name;
    enum compare_class class;
    enum unit only;       /* matters in this unit only; UNIT_UNKNOWN: in both */
    const char *facts[3]; /* the first that a run has is its value */
    /* Its value where more than a fact is looked at; false: unknown.  NULL for a key of facts. */
    bool (*value)(const struct run *run, char *out, size_t size);
    /* True when two values mean the same; NULL: when they are the same text. */
    bool (*alike)(const char *a, const char *b);
    bool silent; /* where it is alike, another key says it in other words: in no list of facts */
    const char *under; /* the key that, where it differs, says all that this one would; or NULL */
    const char *moves; /* what a difference of it brings into a ratio, for COMPARE_SUBJECT */
    const char *means; /* the same as a sentence */
};

#endif
