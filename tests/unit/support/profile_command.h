/* SPDX-License-Identifier: MIT */
/* "pvbench profile" called with made runs, which are named in a line by words of their own. */
#ifndef TESTS_UNIT_SUPPORT_PROFILE_COMMAND_H
#define TESTS_UNIT_SUPPORT_PROFILE_COMMAND_H

#include "tests/unit/support/spoken.h"

/*
 * A command line of words with blanks between.  BASE is the run MADE_BASE and so on, BASE/FILE a
 * file in it, and NULL-CALL the function of that name.
 */
struct spoken profile_said(const char *line);

/* A new text in which the folder of the tests is called RUNS. */
char *profile_tidy(const char *text);

#endif
