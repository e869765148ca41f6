/* SPDX-License-Identifier: MIT */
/* "pvbench gate" called with the files of two made runs. */
#ifndef TESTS_UNIT_SUPPORT_GATE_COMMAND_H
#define TESTS_UNIT_SUPPORT_GATE_COMMAND_H

#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/spoken.h"

#define CASES(list) .cases = list, .case_count = sizeof(list) / sizeof(*(list))

/* A run of three cases, and one that has the first of them slower. */
#define GATE_STEADY 3
extern const struct boots_case gate_steady[GATE_STEADY], gate_longer[GATE_STEADY];
extern const struct boots gate_good, gate_slow;

/* The file of a text. */
char *file_of_text(const char *text);

/* Call it with two files, which are dropped, and further words up to a NULL, or NULL. */
struct spoken gate_command(char *base, char *new, const char *const *more);

/* It ends with that status and this last line, and without a word on stderr. */
void gate_check(struct spoken spoken, int status, const char *last);

/* Refused in so many lines on stderr, the first of which has this in it, and nothing is said. */
void gate_check_refused(struct spoken spoken, int status, size_t lines, const char *part);

#endif
