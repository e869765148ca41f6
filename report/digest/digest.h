/* SPDX-License-Identifier: MIT */
/*
 * A digest: one record with the key numbers of a boot, which the kernel showed on its screen as a
 * QR code and somebody read off it.  docs/format.md has its fields.
 */
#ifndef REPORT_DIGEST_DIGEST_H
#define REPORT_DIGEST_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/record/record.h"

#define DIGEST_VERSION 1

/* A value that is a text, and the most checks there may be. */
#define DIGEST_TEXT   64
#define DIGEST_CHECKS 64

/* The cases whose prices it has. */
struct digest_case {
    const char *name;
    const char *words; /* for them on the screen */
};

extern const struct digest_case digest_cases[];
extern const size_t digest_case_count;

/* Room for their prices. */
#define DIGEST_PRICES 16

struct digest_price {
    bool has_single, has_entry;
    int64_t single, entry; /* of one call, and an entry of a multicall, in the unit */
};

struct digest {
    char env[DIGEST_TEXT], xen[DIGEST_TEXT];
    char build[DIGEST_TEXT]; /* the first digits of Xen's build id, or "-" */
    char cpu[DIGEST_TEXT];   /* its signature, or "-" */
    bool exact;              /* insns, and else cycles */
    char verdict[DIGEST_TEXT];
    int exit_status; /* what the verdict and the controls come to */
    bool controls_good;
    uint64_t ok, other; /* cases */
    uint64_t quantum;   /* ticks; 0: not known */
    uint64_t ticks;     /* of the clock in a thousand cycles of the core; 0: not known */
    char checks[DIGEST_CHECKS + 1]; /* a letter each, in the order of report/checks/check.h */
    struct digest_price prices[DIGEST_PRICES];
};

/* Take it out of a record of that kind.  False, with the end of a sentence: what is wrong with it.
 */
bool digest_take(struct digest *digest, const struct record_view *view, char *why, size_t size);

enum digest_found {
    DIGEST_NONE,  /* this may be a log */
    DIGEST_GOOD,  /* no record but a digest */
    DIGEST_WRONG, /* the same, but it is damaged, or more than one */
};

/* Look for it in the first bytes of a text; what is wrong with it is the end of a sentence. */
enum digest_found digest_look(const char *text, size_t len, struct digest *digest, char *why,
                              size_t size);

#endif
