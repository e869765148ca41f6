/* SPDX-License-Identifier: MIT */
/*
 * The one timed region round everything that is measured.  It lives in the environment's entry file
 * (boot/ENV.S), because it loads the ABI's argument registers; it is never inlined, because two
 * copies of the same code differ by an instruction.
 *
 *     lfence; rdtsc; lfence
 *     for each of the n entries of list: load the ABI's arguments; call *entry; store its result
 *     lfence; rdtsc; lfence
 *
 * The fence form is the same at both ends and on every CPU with SSE2: no probing for RDTSCP, and no
 * CPUID, which can trap in a PV guest.
 */
#ifndef BENCH_MEASURE_TIMED_REGION_H
#define BENCH_MEASURE_TIMED_REGION_H

#include <stdint.h>

#include "core/env.h"

#define TIMED_REGION_FAULTED UINT64_MAX
#define TIMED_REGION_FENCE   "lfence-rdtsc-lfence"

/* Clock ticks round n >= 1 calls of 'entry'; TIMED_REGION_FAULTED after an exception in between. */
uint64_t timed_region(struct multicall_entry *list, unsigned long n, const void *entry);

#endif
