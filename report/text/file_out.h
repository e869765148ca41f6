/* SPDX-License-Identifier: MIT */
/* A file that is written by a function of a stream. */
#ifndef REPORT_TEXT_FILE_OUT_H
#define REPORT_TEXT_FILE_OUT_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Have 'write' fill the file, or stdout for "-"; it says with false that it could not.  False:
 * reported on stderr.
 */
bool file_out(const char *path, bool (*write)(const void *what, FILE *out), const void *what);

/* Say on stderr that a file could not be written, by errno.  Always false. */
bool file_unwritten(const char *path);

#endif
