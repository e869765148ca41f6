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

/*
 * Whether files can be made in what is a folder, as far as that can be told: root may write in the
 * kernel's own file systems, and nobody can make a file there.  False: errno says why not.
 */
bool file_folder_takes(const char *folder);

/* What is there of that name, or the nearest folder above it that is, into PATH_MAX bytes. */
void file_nearest(const char *name, char *folder);

#endif
