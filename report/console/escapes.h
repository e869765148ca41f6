/* SPDX-License-Identifier: MIT */
/* What was meant for a terminal, taken out of a text that came over one. */
#ifndef REPORT_CONSOLE_ESCAPES_H
#define REPORT_CONSOLE_ESCAPES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Take escape sequences (ECMA-48, xterm) and control bytes out of a line, in place, as bytes or as
 * loggers write them: "#033[K", "^[[0m", "#015".  CR, LF and tabs stay; where the terminal was told
 * to go on somewhere else there is a CR.  Returns the new length, which is never larger.
 */
size_t escapes_strip(char *line, size_t len);

/* False: there is nothing of that in a line for certain. */
bool escapes_any(const char *line, size_t len);

#endif
