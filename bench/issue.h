/* SPDX-License-Identifier: MIT */
/* What a bracket calls when it is not a hypercall stub. */
#ifndef BENCH_ISSUE_H
#define BENCH_ISSUE_H

#include "bench/case.h"

/* Code here may fault inside a bracket: it is in the exception table's range (boot/ENV.lds). */
#define ISSUE __attribute__((section(".text.issue"), noinline))

/* Encode n calls or items and issue them, all inside the bracket; args[0] points at one of these.
 */
struct fill {
    const struct case_ops *ops;
    struct multicall_entry *batch;
    unsigned long n;
    const void *entry; /* what to call at the end: the stub of the multicall or of the array call */
};

long fill_multi(const struct fill *fill);
long fill_array(const struct fill *fill);

/*
 * The twin: the hypercall page's own stub, copied without its trap instruction.  twin_init says
 * whether the stub has the form that is known; 'spoil' adds an instruction, on purpose, to the copy
 * that is subtracted.  The empty case calls the other copy.
 */
bool twin_init(bool spoil);
extern char twin_of_calls[], twin_of_empty[];

#endif
