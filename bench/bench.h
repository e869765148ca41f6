/* SPDX-License-Identifier: MIT */
/* The benchmark itself: everything between a working PV guest and the end of the boot. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "core/env.h"

/* Run what the command line asks for, write the record, and end the domain. */
__attribute__((noreturn)) void bench_run(const struct start_info *info);

#endif
