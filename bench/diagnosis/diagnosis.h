/* SPDX-License-Identifier: MIT */
/* The diagnosis of this boot, by report/checks/check.h: for a screen, and for the console's end. */
#ifndef BENCH_DIAGNOSIS_DIAGNOSIS_H
#define BENCH_DIAGNOSIS_DIAGNOSIS_H

#include "report/checks/check.h"

/*
 * Look at what Xen printed: once, and behind the last case, since it reads all of Xen's buffer.
 * Before that what only Xen's lines say is not known.
 */
void diagnosis_take(void);

/* What is known of this boot so far. */
const struct check_facts *diagnosis_facts(void);

/* Print it on the console: a line a check, and below what is not ok what to do. */
void diagnosis_print(void);

#endif
