/* SPDX-License-Identifier: MIT */
/* What a control had to come to, what it came to, and whether that is near enough. */
#ifndef BENCH_MEASURE_OUTCOME_H
#define BENCH_MEASURE_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

struct control_outcome {
    const char *name;
    bool good;
    int64_t want, got;
};

#endif
