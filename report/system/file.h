/* SPDX-License-Identifier: MIT */
/* Files by their names. */
#ifndef REPORT_SYSTEM_FILE_H
#define REPORT_SYSTEM_FILE_H

#include <stdbool.h>

/* The absolute name of a file that can be read, in PATH_MAX bytes.  False: there is none. */
bool file_find(const char *name, char *out);

/* The same of a program in the folders of PATH. */
bool file_program(const char *name, char *out);

/*
 * Whether a file of that name could be written, as far as that can be told without writing it:
 * before minutes go into what it is to hold.  False: errno says why not.
 */
bool file_writable(const char *name);

#endif
