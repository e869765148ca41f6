/* SPDX-License-Identifier: MIT */
/* Texts in a slice of a line.  No library: the kernel compiles this, too. */
#ifndef REPORT_RECORD_SLICE_H
#define REPORT_RECORD_SLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/record/record.h"

/* True when a slice begins with a text, or has it anywhere; one that is not there has none. */
bool slice_starts(struct record_slice slice, const char *text);
bool slice_has(struct record_slice slice, const char *text);

/* Where in it the text stands first; its length: nowhere. */
size_t slice_place(struct record_slice slice, const char *text);

#endif
