/* SPDX-License-Identifier: MIT */
/* The steps of a path that the plugin left, laid out: what repeats, and what did not count. */
#ifndef REPORT_PATHS_STEPS_H
#define REPORT_PATHS_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/raw_read.h"

struct step {
    uint32_t block;
    uint32_t ran;
    bool again; /* its first instruction is a REP that goes on */
};

struct steps {
    struct step *at;
    size_t count;
    uint64_t sum, once; /* instructions, and with each REP counted once */
};

void steps_take(const struct raw *raw, const struct raw_path *path, struct steps *steps);
/*
 * Take away the instructions that so many memory faults ended: they are executed again, or not at
 * all, and -icount does not count the attempt.  False, and nothing is taken: there are more or
 * fewer instructions behind which the path goes on elsewhere.
 */
bool steps_drop_faults(const struct raw *raw, struct steps *steps, uint64_t faults);
void steps_free(struct steps *steps);

#endif
