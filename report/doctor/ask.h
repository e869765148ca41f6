/* SPDX-License-Identifier: MIT */
/* Programs of the machine asked what they are. */
#ifndef REPORT_DOCTOR_ASK_H
#define REPORT_DOCTOR_ASK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Run argv, argv[0] a path, for some seconds at most, and take what it writes to stdout, or, where
 * that is nothing, to stderr, cut at size - 1 bytes.  Its exit status, or -1 when it could not be
 * started or did not end.
 */
int ask(const char *const *argv, char *out, size_t size);

/*
 * The version that a program of PATH prints, empty where it prints none that is known here for one.
 * False: there is no such program.
 */
bool ask_version(const char *program, char *version, size_t size);

#endif
