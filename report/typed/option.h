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

/* The options of a command, and what it does with each of them. */
struct command_options {
    const char *command;
    const struct option *options;
    const char *help;       /* what -h and --help say, */
    void (*say_help)(void); /* or what says it, where that is no one text */
    /* Take an option, but for those two; an exit status, of which any but a good one ends all. */
    int (*take)(int option, char *value, void *asked);
};

/*
 * Take all options; optind is then at the first argument.  False: the command ends here, with that
 * status, and what there was to say has been said.
 */
bool command_options_take(const struct command_options *of, int argc, char **argv, void *asked,
                          int *status);

#endif
