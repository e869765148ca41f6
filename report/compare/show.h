/* SPDX-License-Identifier: MIT */
/* Runs side by side as text. */
#ifndef REPORT_COMPARE_SHOW_H
#define REPORT_COMPARE_SHOW_H

#include <stdio.h>

#include "report/compare/compare.h"

/* Print all of it.  An exit status: EXIT_INCONCLUSIVE when no case has a price in two runs. */
int compare_show(const struct compare *compare, FILE *out);

#endif
