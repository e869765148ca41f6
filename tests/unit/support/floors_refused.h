/* SPDX-License-Identifier: MIT */
/* Files that are no floors, and what is said of them. */
#ifndef TESTS_UNIT_SUPPORT_FLOORS_REFUSED_H
#define TESTS_UNIT_SUPPORT_FLOORS_REFUSED_H

/* Refused in one printable line on stderr, which has this in it, and nothing is left to be freed.
 */
void floors_refused(const char *path, const char *part);
/* A file of this text is. */
void floors_text_refused(const char *text, const char *part);

#endif
