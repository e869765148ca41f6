/* SPDX-License-Identifier: MIT */
/* Options that take cases by their names. */
#ifndef REPORT_CASES_OPTION_H
#define REPORT_CASES_OPTION_H

#include "report/cases/globs.h"

/*
 * Take what was typed behind an option ("--case") of a command.  An exit status: EXIT_USAGE, said
 * on stderr, for a second case, a pattern, a list or no name at all; 'name' is NULL before the
 * first.
 */
int command_case(const char *command, const char *option, const char *typed, const char **name);

/*
 * Add what was typed behind --cases, or 'option', of a command to its globs.  An exit status:
 * EXIT_USAGE, said on stderr, for what is no list of names.
 */
int command_cases(const char *command, const char *option, const char *typed,
                  struct case_globs *globs);

#endif
