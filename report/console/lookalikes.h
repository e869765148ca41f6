/* SPDX-License-Identifier: MIT */
/*
 * What looks like a console's text and is not, where it went through a web page, an editor or a
 * word processor: no-break and other blanks, characters without width, wide letters.
 */
#ifndef REPORT_CONSOLE_LOOKALIKES_H
#define REPORT_CONSOLE_LOOKALIKES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Write a line (UTF-8) as a console would have, in place: tabs and all blanks as the one of ASCII,
 * wide forms and pictures of control characters as these, what has no width not at all.  Of other
 * letters only those are changed that make one of the 'marks' (a list that NULL ends).  Outside of
 * a record, whose CRC tells, a lone byte 0xa0 is a blank, too, and a blank without width stays
 * where it may be one.  Returns the new length, which is never larger.
 */
size_t lookalikes_strip(char *line, size_t len, const char *const *marks, bool record);

/* False: there is nothing of that in a line for certain. */
bool lookalikes_any(const char *line, size_t len);

/* True: there is a character in it that is UTF-8 and not ASCII. */
bool lookalikes_left(const char *line, size_t len);

#endif
