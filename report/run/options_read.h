/* SPDX-License-Identifier: MIT */
/* The options of `pvbench run`, read from the command line. */
#ifndef REPORT_RUN_OPTIONS_READ_H
#define REPORT_RUN_OPTIONS_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "report/run/options.h"

/*
 * Read argv into options.  False: what is wrong stands in 'wrong', one line.  The options point
 * into argv; free them with run_options_free.
 */
bool run_options_read(struct run_options *options, int argc, char **argv, char *wrong, size_t size);
void run_options_free(struct run_options *options);

#endif
