/* SPDX-License-Identifier: MIT */
/*
 * The facts in which two runs may differ, and what that means for a comparison of them: the key of
 * docs/compare.md.
 */
#ifndef REPORT_COMPARE_KEYS_H
#define REPORT_COMPARE_KEYS_H

#include "report/price.h"

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
    /* Its value where no fact is one; false: unknown.  NULL for a key of facts. */
    bool (*value)(const struct run *run, char *out, size_t size);
    /* True when two values mean the same; NULL: when they are the same text. */
    bool (*alike)(const char *a, const char *b);
    const char *under; /* the key that, where it differs, says all that this one would; or NULL */
    const char *moves; /* what a difference of it brings into a ratio, for COMPARE_SUBJECT */
    const char *means; /* the same as a sentence */
};

extern const struct compare_key compare_keys[];
extern const size_t compare_key_count;

#define COMPARE_KEY_ENV   "env"
#define COMPARE_KEY_MODE  "guest.mode"
#define COMPARE_KEY_PLAN  "plan.hash"
#define COMPARE_KEY_SHIFT "qemu.icount-shift"
#define COMPARE_KEY_XEN   "xen"

/* The key of that name, or NULL. */
const struct compare_key *compare_key_find(const char *name);

/* True when it matters in the unit of a run. */
bool compare_key_matters(const struct compare_key *key, const struct run *run);

/* Its value in a run; false: the run does not say. */
bool compare_key_value(const struct compare_key *key, const struct run *run, char *out,
                       size_t size);

/* How two runs stand in a key. */
enum compare_stand { STAND_ALIKE, STAND_DIFFERENT, STAND_UNKNOWN };

/* A key that does not matter in the runs' unit is alike; keys above it are not looked at. */
enum compare_stand compare_key_stand(const struct compare_key *key, const struct run *a,
                                     const struct run *b);

/* As compare_key_stand, but alike where the key above says it already. */
enum compare_stand compare_key_says(const struct compare_key *key, const struct run *a,
                                    const struct run *b);

/*
 * A run is boots of the same thing.  A log of a console that saw two Xens is none, and would show
 * one of them under the name of the other.  The first key above COMPARE_REMARK in which a boot
 * differs from the first, or NULL.
 */
const struct compare_key *compare_key_of_boots(const struct run *run);

#endif
