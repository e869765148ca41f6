/* SPDX-License-Identifier: MIT */
/* The data of a page of bars: blocks of bars, of whiskers, of numbers and of words. */
#ifndef REPORT_PICTURE_BARS_DATA_H
#define REPORT_PICTURE_BARS_DATA_H

#include <stdio.h>

#include "report/picture/bars.h"

/* What was written, and what the axis has to hold. */
struct bars_data {
    size_t kinds[BARS_MAX]; /* bars in the block of each kind; 0: no block */
    size_t whiskers;
    size_t numbers;
    size_t words;
    bool log;        /* the bars are too far apart for a linear axis */
    double from, to; /* of the axis */
    double widest;   /* of the numbers and words, in pixels */
};

void bars_data_put(const struct bars_page *page, FILE *out, struct bars_data *data);

#endif
