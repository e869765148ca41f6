/* SPDX-License-Identifier: MIT */
/* What a command was told to write, looked at before it does anything. */
#ifndef REPORT_TYPED_OUTPUTS_H
#define REPORT_TYPED_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

struct output {
    const char *option; /* "--report" */
    const char *path;   /* NULL: it was not given; "-": stdout */
    bool folder;
};

/*
 * An exit status: EXIT_USAGE, reported on stderr, where a file of them may not be written, or two
 * of them are one, by whatever names; /dev/null holds any number of them.
 */
int command_outputs(const char *command, const struct output *outputs, size_t count);

/* True for stdout by whatever name; not for /dev/null, though stdout may lead there. */
bool output_is_stdout(const char *path);

#endif
