/* SPDX-License-Identifier: MIT */
/* The path of a series as a tree of calls, and the instructions of its parts. */
#ifndef REPORT_CALLS_PROFILE_H
#define REPORT_CALLS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/paths.h"
#include "report/calls/code.h"
#include "report/calls/stack.h"
#include "report/calls/tree.h"

/* Instructions, and the same with each REP instruction counted once. */
struct insns {
    uint64_t all, once;
};

struct profile {
    const struct code *code;
    const struct paths_series *series;
    struct tree tree;
    struct insns parts[PART_COUNT];
    struct insns sum; /* of the whole region */
};

/*
 * Every series of one call is walked once, so that Xen's outermost functions are known (stack.h):
 * call it between code_open and the first profile.
 */
void profile_find_roots(struct code *code);

/*
 * False: the instructions of the path do not come to what the series says of itself, and the text
 * says how, as the end of a sentence; there is nothing to close then.
 */
bool profile_open(struct profile *profile, const struct code *code,
                  const struct paths_series *series, char *why, size_t size);
void profile_close(struct profile *profile);

/* "guest", "entry", "body", "exit". */
const char *profile_part_word(enum stack_part part);

/* Call 'see' with the instructions of each step of the series' path that are in one function. */
struct profile_seen {
    const struct paths_step *step;
    const struct code_span *span;
    unsigned first, count; /* of the block's instructions */
};

void profile_walk(const struct code *code, const struct paths_series *series,
                  void (*see)(void *to, const struct profile_seen *seen), void *to);

#endif
