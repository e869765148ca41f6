/* SPDX-License-Identifier: MIT */
/* The values of the options of `pvbench run`, checked while they are read: options.c only. */
#ifndef REPORT_RUN_OPTIONS_CHECK_H
#define REPORT_RUN_OPTIONS_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "report/cases/globs.h"
#include "report/run/options.h"

/* What is read, while it is read. */
struct reading {
    struct run_options *options;
    char *wrong;
    size_t size;
    struct case_globs cases;
    struct case_globs skip;
    const char *kernel_args;
    size_t qemu_args;
    const char *of_qemu; /* the last option given that only QEMU's machine has, or NULL */
    const char *of_xl;   /* ... that only a domain of xl's has, or NULL */
};

/*
 * Each of these says with false that something is wrong with an option, after having put into
 * words what.  'name' is the option's, without its dashes.
 */
__attribute__((format(printf, 2, 3))) bool option_wrong(struct reading *reading, const char *format,
                                                        ...);

/* A number from 1 to 'high'. */
bool option_small(struct reading *reading, const char *name, const char *text, unsigned high,
                  unsigned *out);

/* Printable ASCII, with or without spaces among it. */
bool option_line(struct reading *reading, const char *name, const char *text, bool spaces);

/* A word of a list that ends in NULL. */
bool option_one_of(struct reading *reading, const char *name, const char *text,
                   const char *const *words);

/* --on, and the options of a domain of xl's; which it is, is the caller's character for it. */
bool option_on(struct reading *reading, const char *value);
bool option_xl(struct reading *reading, char which, const char *value);

/* What stands for what was not given, and true when the options go with --on. */
bool option_check_on(struct reading *reading);

/* The name of a file: not empty. */
bool option_file(struct reading *reading, const char *name, const char *text);
/* The same of what is written, kept in 'output': not named twice either. */
bool option_output(struct reading *reading, const char *name, const char *text,
                   const char **output);

/* An environment, or all of them. */
bool option_env(struct reading *reading, const char *text);

/* Append "key=value" to the kernel's options, or the value alone. */
bool option_add(struct reading *reading, const char *key, const char *value);

/* The same, of a number that has to be between two. */
bool option_add_number(struct reading *reading, const char *name, const char *text, uint64_t low,
                       uint64_t high);

/* The same, of rising numbers such as 1,8,64. */
bool option_add_batches(struct reading *reading, const char *text);

bool option_add_globs(struct reading *reading, struct case_globs *globs, const char *name,
                      const char *text);

/* True when --cases and --skip match what there is, and leave something. */
bool option_check_cases(struct reading *reading);

/* The word for FIFO events, and the cases that they move unless others were asked for. */
bool option_add_events(struct reading *reading);

#endif
