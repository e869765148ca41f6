/* SPDX-License-Identifier: MIT */
/* Making a boot again without the case that ended it. */
#ifndef REPORT_RUN_RETRY_H
#define REPORT_RUN_RETRY_H

#include <stdbool.h>

#include "report/machine/boot.h"
#include "report/run/options.h"

/* Boots that are made again in one run; a kernel that dies everywhere is not tried for ever. */
#define RETRIES_MAX 3

/*
 * The case that was running when a boot crashed, hung or panicked; NULL when the boot ended
 * otherwise, or when it had no other case to run.  In cycles it has more controls.
 */
const char *retry_culprit(const struct boot_result *result, bool cycles);

/* Have the kernel leave this case out from now on. False: its command line is full. */
bool retry_without(struct run_options *options, const char *name);

#endif
