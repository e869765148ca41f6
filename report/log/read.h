/* SPDX-License-Identifier: MIT */
/* A console log, read into a run. */
#ifndef REPORT_LOG_READ_H
#define REPORT_LOG_READ_H

#include <stdio.h>

#include "report/model/run.h"

/*
 * Read a console log and append every boot found in it, at least one: a log without a record is a
 * partial boot.  What is lost is named in the problems.  Returns the number of boots appended, or
 * -1 with a line on stderr when the file cannot be read at all.  It may be gzipped.
 */
int run_add_log(struct run *run, const char *path);

struct input;

/*
 * The same of what somebody has named, and is open.  Of a log whose lines were broken on their way
 * (report/console/broken.h) one line on stderr says how, and it is -1; the run is not to be used
 * then.
 */
int run_add_input(struct run *run, struct input *in, const char *path);

/* The same from an open stream; the last part of 'name' is the log's. */
int run_read_log(struct run *run, FILE *in, const char *name);

#endif
