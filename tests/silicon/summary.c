/* SPDX-License-Identifier: MIT */
/* In place of bench/summary: a process has no screen. */
#include "bench/summary/summary.h"

void summary_begin(const struct start_info *info, const struct options *options)
{
    (void)info;
    (void)options;
}

void summary_case(const struct case_row *row, unsigned at, unsigned of)
{
    (void)row;
    (void)at;
    (void)of;
}

void summary_refused(const char *text, const char *word)
{
    (void)text;
    (void)word;
}

void summary_end(void)
{
}
