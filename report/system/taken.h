/* SPDX-License-Identifier: MIT */
/* Which files were read as input, so that none of them is replaced by what is made of it. */
#ifndef REPORT_SYSTEM_TAKEN_H
#define REPORT_SYSTEM_TAKEN_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>

/* Remember an open file until we end; what is no regular file is not remembered. */
void taken_add(FILE *file);

/*
 * Whether it is one of these, by whatever name.  One that was changed since then is not: its inode
 * may have become another file's.
 */
bool taken_has(const struct stat *file);

#endif
