/* SPDX-License-Identifier: MIT */
/* Other scores than ranks, beside them and a t-test: a table of docs/statistics.md, as Markdown. */
#ifndef TESTS_POWER_SCORES_H
#define TESTS_POWER_SCORES_H

void scores_table(void);

#endif
