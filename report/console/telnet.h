/* SPDX-License-Identifier: MIT */
/* What a telnet server says to its client, taken out of the console that came over it. */
#ifndef REPORT_CONSOLE_TELNET_H
#define REPORT_CONSOLE_TELNET_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Take the commands of the telnet protocol (RFC 854) out of a line, in place.  A byte 255 that no
 * command follows stays.  Returns the new length.
 */
size_t telnet_strip(char *line, size_t len);

/* False: there is nothing of that in a line for certain. */
bool telnet_any(const char *line, size_t len);

#endif
