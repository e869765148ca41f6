/* SPDX-License-Identifier: MIT */
/* Programs that every system has, and that our scripts run without looking for them. */
#ifndef REPORT_MACHINE_BASIC_H
#define REPORT_MACHINE_BASIC_H

#include <stdbool.h>
#include <stddef.h>

/* NULL-terminated. */
extern const char *const basic_programs[];

/*
 * What is wrong where PATH has not all of them, in one line that names some.  False: it has all.
 * A script would else end with what its shell says of the first.
 */
bool basic_programs_lack(char *why, size_t size);

#endif
