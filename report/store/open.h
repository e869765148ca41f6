/* SPDX-License-Identifier: MIT */
/* What a user names, opened as a run. */
#ifndef REPORT_STORE_OPEN_H
#define REPORT_STORE_OPEN_H

#include "report/model/run.h"

/*
 * Open a run folder, a run.json or a bare console log, or read one of the last two from a pipe or
 * ("-") from standard input; they may be gzipped.  NULL: reported on stderr in one line.
 */
struct run *run_load(const char *path);

struct digest;

/*
 * The same, for who can do with a digest, too (report/digest/digest.h): where it is one, that is
 * put there, to be freed, nothing is reported, and it is NULL.
 */
struct run *run_load_or_digest(const char *path, struct digest **digest);

#endif
