/* SPDX-License-Identifier: MIT */
/* The host facts that the kernel itself can find out; the runner and the host tool add theirs. */
#ifndef BENCH_OUTPUT_FACTS_H
#define BENCH_OUTPUT_FACTS_H

#include "core/env.h"

/* Print one "fact" record for each thing known about Xen, this guest, the CPU and the clock. */
void facts_emit(const struct start_info *info);

/*
 * When Xen started, by the wall clock, and how long ago that was, in seconds: whether two domains
 * ran in one boot of the host (report/keys/host_boots.h).
 */
void facts_emit_uptime(void);

#endif
