/* SPDX-License-Identifier: MIT */
/* Memory for the host tool.  None of these returns NULL: out of memory ends the tool. */
#ifndef REPORT_SYSTEM_MEMORY_H
#define REPORT_SYSTEM_MEMORY_H

#include <stddef.h>

/* Say that there is none, and end. */
__attribute__((noreturn)) void memory_lacks(void);

/* Zeroed memory. */
void *memory_new(size_t size);

/*
 * Room for one more item of 'size' bytes in an array that holds 'count': returns the array,
 * moved perhaps, with the item at [count] zeroed.  Only for arrays grown one item at a time.
 */
void *memory_grow(void *items, size_t count, size_t size);

/* Room for 'count' items of 'size' bytes, at least one, in an array that has less or more. */
void *memory_fit(void *items, size_t count, size_t size);

#endif
