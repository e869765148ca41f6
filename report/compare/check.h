/* SPDX-License-Identifier: MIT */
/* Whether runs may stand beside each other at all. */
#ifndef REPORT_COMPARE_CHECK_H
#define REPORT_COMPARE_CHECK_H

#include "report/cases/globs.h"
#include "report/compare/compare.h"
#include "report/text/texts.h"

/*
 * Say on stderr, one line each, why these runs cannot be compared, if they cannot.  An exit status:
 * EXIT_GOOD, or EXIT_INCONCLUSIVE for incomparable.
 */
int compare_check(const struct compare *compare);
/* The same without saying it: the lines, and what says them. */
int compare_refusals(const struct compare *compare, struct texts *lines);
void compare_refuse(const struct texts *lines);

/* Say on stderr that these match no case of the runs, and which is near; EXIT_USAGE. */
int compare_no_case(const struct compare *compare, const struct case_globs *cases);

/* Whether one glob of several matches no case of the runs and none that there is, which is said. */
bool compare_slip(const struct compare *compare);

#endif
