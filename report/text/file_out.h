/* SPDX-License-Identifier: MIT */
/* Files that are there whole or not at all, whatever lies in their place or ends us halfway. */
#ifndef REPORT_TEXT_FILE_OUT_H
#define REPORT_TEXT_FILE_OUT_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Have 'write' fill the file; it says with false that it could not.  False: reported on stderr, and
 * the file is as it was before, or is not there.
 *
 * It is written under a name that nobody can foresee, in the folder of the file, is on the disk,
 * and takes the name then: a symbolic link of that name is replaced, not followed.  What is no file
 * (/dev/stdout, a FIFO) is written where it is.  "-" is stdout, which main answers for.
 * A file that a reader of the folder would take for one of the run in it (run.json, boot-N.log),
 * one that was read as input, and the one that stdout goes to are refused.
 */
bool file_out(const char *path, bool (*write)(const void *what, FILE *out), const void *what);

/* Whether it would not be refused; false: reported on stderr. */
bool file_out_may(const char *path);

/* The same for what may replace a file of a run, since it is that run's. */
bool file_out_own(const char *path, bool (*write)(const void *what, FILE *out), const void *what);

/*
 * A new file of that name, for programs that have to find it by its name; what is there, a link
 * too, is removed.  NULL: errno.
 */
FILE *file_anew(const char *path);

#endif
