/* SPDX-License-Identifier: MIT */
/* What a name leads to, by whatever way it is named. */
#ifndef REPORT_SYSTEM_RESOLVED_H
#define REPORT_SYSTEM_RESOLVED_H

#include <stdbool.h>

/*
 * The whole path of a file or folder that need not be there, without links, "." and ".."; to be
 * freed.  NULL: its links lead round in a circle.
 */
char *path_resolved(const char *path);

/* Whether two names are of one file: by their paths, or since they are links of one file. */
bool path_same(const char *one, const char *other);

/*
 * What of a path lies in a folder: "a/b" of "x/a/b" in "x"; to be freed.  NULL: it is not in it, or
 * is the folder itself.
 */
char *path_within(const char *path, const char *folder);

#endif
