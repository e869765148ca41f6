/* SPDX-License-Identifier: MIT */
/*
 * What a run tells the kernel of a boot besides what was asked for: what to leave out, its order,
 * and how many calls a sample has.
 */
#ifndef REPORT_RUN_BOOT_WORDS_H
#define REPORT_RUN_BOOT_WORDS_H

#include <stdbool.h>

#include "report/machine/boot.h"
#include "report/model/run.h"
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

/*
 * The depths that the first whole boot of a run in cycles chose (clock.depths), or NULL.  They are
 * of a log, and are handed on only when they are letters and digits, of a length that the kernel
 * takes.
 */
const char *boot_depths(const struct run *run);

/*
 * The words for boot number k of a run, from 1; one that is made again has the number that it had.
 * In cycles the first has the order of the table and any other the order k, on both sides of
 * --against alike, unless the words of the options have an order, and all have these depths, if
 * there are any.  False: not all of that found room.
 */
bool boot_words(const struct run_options *options, unsigned k, const char *depths,
                char words[RUN_WORDS_MAX]);

#endif
