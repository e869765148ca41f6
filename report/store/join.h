/* SPDX-License-Identifier: MIT */
/*
 * Runs of one thing as one run: the folders of one side of a comparison.  Their boots stand one
 * after the other and count together.  What the runner said of all of them stays a fact of the run;
 * what it said of one becomes a fact of that one's boots, so that nothing is lost of where and how
 * each was taken.
 */
#ifndef REPORT_STORE_JOIN_H
#define REPORT_STORE_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

/*
 * Take the boots of 'from' into 'into', behind its own; 'from' is emptied, and still to be freed.
 * False: why stands in 'why', and neither is to be used.
 */
bool run_join(struct run *into, struct run *from, char *why, size_t size);

#endif
