/* SPDX-License-Identifier: MIT */
/* A command whose work is a script's, which says itself what is wrong with its words. */
#ifndef REPORT_COMMANDS_BY_SCRIPT_H
#define REPORT_COMMANDS_BY_SCRIPT_H

#include <stddef.h>

/*
 * Hold a word against those that the script knows.  EXIT_GOOD: it is one of them, or nothing is
 * near to it; EXIT_USAGE: something is, which was said, with what the word was typed for
 * ("option").
 */
int by_script_check(const char *command, const char *what, const char *typed,
                    const char *const *known, size_t count);

/*
 * Go on as scripts/COMMAND, with these words.  It is no child: Ctrl-C, the output and the exit
 * status are the script's, and so are signals.  Returns, with EXIT_USAGE, only where it cannot be
 * found or started, which was said.
 */
int by_script_become(const char *command, char **argv);

#endif
