/* SPDX-License-Identifier: MIT */
/* An option that takes one case by its name. */
#ifndef REPORT_CASES_ONE_CASE_H
#define REPORT_CASES_ONE_CASE_H

/*
 * Take what was typed behind an option ("--case") of a command.  An exit status: EXIT_USAGE, said
 * on stderr, for a second case, a pattern, a list or no name at all; 'name' is NULL before the
 * first.
 */
int command_case(const char *command, const char *option, const char *typed, const char **name);

#endif
