/* SPDX-License-Identifier: MIT */
/* Many tests at once: docs/statistics.md. */
#ifndef REPORT_STATS_HOLM_H
#define REPORT_STATS_HOLM_H

#include <stddef.h>

/* Holm's step-down adjustment, in place: what is alpha or below afterwards holds. */
void rank_holm(double *p, size_t count);

#endif
