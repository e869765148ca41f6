/* SPDX-License-Identifier: MIT */
/*
 * In place of bench/summary, core/screen and the diagnosis, in the image that is for a machine with
 * somebody's log at the other end: what is drawn for a person is as large as half of the rest.
 */
#include "bench/diagnosis/kept.h"
#include "bench/summary/summary.h"

const char *summary_begin(const struct start_info *info, const struct options *options)
{
    (void)info;
    return options->summary ? "only pvbench-" ENV_NAME "-disc.gz has a screen" : NULL;
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

void kept_put(const char *key, const char *value)
{
    (void)key;
    (void)value;
}

void kept_put_number(const char *key, uint64_t value)
{
    (void)key;
    (void)value;
}

void kept_put_hex(const char *key, uint64_t value)
{
    (void)key;
    (void)value;
}
