/* SPDX-License-Identifier: MIT */
/* The standard streams of a command, from its first line to its last. */
#ifndef REPORT_TEXT_STREAMS_H
#define REPORT_TEXT_STREAMS_H

#include <stdbool.h>

/*
 * Before anything is opened: no file of ours can get the number of a stream that was closed, and
 * what cannot be written (a reader that has gone, a limit on files) is an error instead of our end.
 */
void streams_start(void);

/*
 * At the end, and nothing is written to stdout after it.  False: something of stdout is lost, which
 * is said on stderr in one line; of a pipe whose reader has gone nothing is said.
 */
bool streams_end(void);

#endif
