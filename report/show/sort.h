/* SPDX-License-Identifier: MIT */
/* The order of the rows of "pvbench show". */
#ifndef REPORT_SHOW_SORT_H
#define REPORT_SHOW_SORT_H

#include <stddef.h>

#include "report/model/run.h"

enum show_sort {
    SORT_ORDER, /* as the run has them */
    SORT_NAME,
    SORT_PRICE, /* of one call, the dearest first; what has none is last */
    SORT_COUNT,
};

/* Its word, for --sort. */
const char *show_sort_word(enum show_sort sort);

/* Put cases of the run, which stand in its order, in this one. */
void show_sort(const struct run *run, const struct run_case **cases, size_t count,
               enum show_sort sort);

#endif
