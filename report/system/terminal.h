/* SPDX-License-Identifier: MIT */
/* How wide the terminal is that a command writes to. */
#ifndef REPORT_SYSTEM_TERMINAL_H
#define REPORT_SYSTEM_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* The columns of the terminal that a file is; 0: it is none, or does not know. */
size_t terminal_width(int fd);

/*
 * The columns of the terminal that stdout is, or where it is none, what COLUMNS in the environment
 * says; 0: neither says how many.
 */
size_t terminal_columns(void);

/*
 * Whether a file is a terminal that takes characters beyond ASCII: its locale (LC_ALL, LC_CTYPE or
 * LANG, of which the first that is set counts) says UTF-8.
 */
bool terminal_takes_utf8(int fd);

#endif
