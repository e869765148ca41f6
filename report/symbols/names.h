/* SPDX-License-Identifier: MIT */
/* What the name of a symbol says. */
#ifndef REPORT_SYMBOLS_NAMES_H
#define REPORT_SYMBOLS_NAMES_H

#include <stdbool.h>

/* Behind the file's name that stands before a local one: "mm.c#get_page". */
const char *name_base(const char *name);

/* Where a section begins or ends, by Xen's linker script (xen/arch/x86/xen.lds.S) or ours. */
bool name_is_mark(const char *name);

/* It may begin or end something in a section, or be its name: any other of that place is better. */
bool name_is_bound(const char *name);

#endif
