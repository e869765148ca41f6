/* SPDX-License-Identifier: MIT */
/* The options of a command, read by getopt_long, with words for what is wrong with one. */
#ifndef REPORT_TYPED_OPTION_H
#define REPORT_TYPED_OPTION_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>

/* What option_next returns for an option that is wrong. */
#define OPTION_WRONG '?'

/*
 * The next option, its 'val'; 'h' for -h, whatever the command's own table has; -1 at the end, with
 * optind at the first argument, of which all stand behind the options then.  Of OPTION_WRONG the
 * text says which and what was meant, in a sentence without its end; it may hold any byte that was
 * typed.
 */
int option_next(int argc, char **argv, const struct option *options, char *text, size_t size);

/* As option_next, and says itself on stderr what is wrong. */
int command_option(const char *command, int argc, char **argv, const struct option *options);

#endif
