/* SPDX-License-Identifier: MIT */
/* What the cases of two vCPUs share. */
#ifndef BENCH_CASES_SMP_H
#define BENCH_CASES_SMP_H

#include "bench/case/case.h"

/* For 'ready': see whether the other vCPU still goes round, which every sample needs. */
void smp_ready(unsigned n);

/* For 'judge': it does, and this is the right result. */
enum status smp_judge(long result, long expect);

#endif
