/* SPDX-License-Identifier: MIT */
/* What a timed region calls to have a batch or an array encoded inside it, as real users do. */
#ifndef BENCH_MEASURE_FILL_H
#define BENCH_MEASURE_FILL_H

#include "bench/case/case.h"

/* Encode n calls or items and issue them, in the timed region; args[0] points at one of these. */
struct fill {
    const struct case_ops *ops;
    struct multicall_entry *batch;
    unsigned long n;
    const void *entry; /* what to call at the end: the stub of the multicall or of the array call */
};

long fill_multi(const struct fill *fill);
long fill_array(const struct fill *fill);

#endif
