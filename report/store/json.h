/* SPDX-License-Identifier: MIT */
/* run.json as text, written and read as a stream: neither takes much more memory than the run. */
#ifndef REPORT_STORE_JSON_H
#define REPORT_STORE_JSON_H

#include <stdio.h>

#include "report/model/run.h"

/*
 * Version 1 said of each case what its boots come to as well ("status" and "why"), which no reader
 * of ours ever took from it.  Version 2 had samples as lists of [value, count], and every count of
 * a series, also of nothing.
 */
#define RUN_SCHEMA  "pvbench-run"
#define RUN_VERSION 3

/* The status of a case that has no status record. */
#define STATUS_UNFINISHED "unfinished"

/* Write the whole run; false: the stream did not take it. */
bool run_write_json(const struct run *run, FILE *out);

/* The run that a stream holds; NULL, with a line in 'why' that names the wrong key. */
struct run *run_read_json(FILE *in, char *why, size_t size);

#endif
