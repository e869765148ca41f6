
#include "report/model/run.h"
/* SPDX-License-Identifier: MIT */
/* What both fuzz targets do with a run that was read from hostile bytes. */
#ifndef TESTS_FUZZ_DRIVE_H
#define TESTS_FUZZ_DRIVE_H

/* Say what does not hold, and die, so that the input is kept. */
__attribute__((format(printf, 1, 2), noreturn)) void broken(const char *format, ...);

/* Die unless every byte is printable ASCII, a newline, or one of 'others'. */
void check_clean(const char *what, const char *text, size_t size, const char *others);

/* From here to the end of it, what is reported on stderr is kept and has to be clean. */
void hear_stderr(void);
void check_stderr(void);

/*
 * Show, compare, judge, cover, draw and save the run, and read it back: nothing but clean bytes
 * comes out, each exit status is one of report/system/exit.h, and the run read back is the same.
 * Whoever adds a view or a format adds a line to the list in drive.c.
 */
void drive(const struct run *run);

#endif
