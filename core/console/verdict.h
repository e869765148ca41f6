/* SPDX-License-Identifier: MIT */
/*
 * How a boot went, in the words of the Xen Test Framework (xtf, include/xtf/report.h).  Xen's own
 * CI boots such images as dom0 and looks for this line on the console
 * (automation/scripts/include/xtf-runner).
 */
#ifndef CORE_VERDICT_H
#define CORE_VERDICT_H

/* The last that was reached in this order counts: what has measured anything is no SKIP. */
enum verdict {
    VERDICT_SKIP,    /* nothing could be measured */
    VERDICT_SUCCESS, /* something was, and is right */
    VERDICT_ERROR,   /* something is wrong with the benchmark, or with how it was asked */
    VERDICT_FAILURE, /* something is wrong with what is measured */
    VERDICT_CRASH,   /* in XTF what its runner says of a test that says nothing itself */
};

void verdict_reach(enum verdict verdict);

/* The one that counts so far. */
enum verdict verdict_reached(void);

/* Print the line. */
void verdict_print(void);

#endif
