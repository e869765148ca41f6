/* SPDX-License-Identifier: MIT */
/* What a command says about bad usage. */
#ifndef REPORT_TYPED_USAGE_H
#define REPORT_TYPED_USAGE_H

#include <stdio.h>

/*
 * One line on stderr and a hint to the command's --help, or, where command is NULL, to "pvbench
 * help"; none behind a question ("did you mean show?").  Returns EXIT_USAGE.
 */
__attribute__((format(printf, 2, 3))) int command_usage(const char *command, const char *format,
                                                        ...);

/*
 * What has to have a name, as a file behind an option: an exit status, EXIT_USAGE, said on stderr,
 * where nothing was typed.
 */
int command_named(const char *command, const char *option, const char *typed);

/*
 * The same, and keeps it in 'named'; EXIT_USAGE also where that has a name already, since a file
 * that was asked for would neither be read nor written.
 */
int command_named_once(const char *command, const char *option, const char *typed,
                       const char **named);

#endif
