/* SPDX-License-Identifier: MIT */
/* Programs of the machine asked what they are. */
#ifndef REPORT_DOCTOR_ASK_H
#define REPORT_DOCTOR_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/facts.h"

/* A script of ours asks apt, which may be slow on a busy machine. */
#define ASK_SCRIPT_SECONDS 60

/*
 * Run argv, argv[0] a path, for so many seconds at most, and take what it writes to stdout, or,
 * where that is nothing, to stderr, cut at size - 1 bytes.  Its exit status, or -1 when it could
 * not be started, or had not ended by then, which the text says.
 */
int ask(const char *const *argv, unsigned seconds, char *out, size_t size);

/*
 * The key=value lines of one of our scripts, and true; where it fails its reason, without its name.
 */
bool ask_script(const char *const *argv, struct facts *facts, char *why, size_t size);

/*
 * The version that a program of PATH prints, empty where it prints none that is known here for one.
 * False: there is no such program.
 */
bool ask_version(const char *program, char *version, size_t size);

#endif
