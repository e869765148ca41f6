/* SPDX-License-Identifier: MIT */
/* What pvbench says on stderr. */
#ifndef REPORT_TEXT_SAY_H
#define REPORT_TEXT_SAY_H

#include <stdio.h>

/*
 * One line on stderr, from a printf format without newline.  Names of files, arguments and texts of
 * a log may hold any byte: it is made clean as text_clean would have it.
 */
__attribute__((format(printf, 1, 2))) void say_line(const char *format, ...);

#endif
