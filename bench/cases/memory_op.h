/* SPDX-License-Identifier: MIT */
/* What the files of the memory_op family share. */
#ifndef BENCH_CASES_MEMORY_OP_H
#define BENCH_CASES_MEMORY_OP_H

#include "core/guest.h"

#include <stddef.h>

/*
 * Xen 3.2 and 3.3 read an operation's number in four bits and take the rest for an extent to start
 * from (xen/include/xen/hypercall.h:MEMOP_EXTENT_SHIFT): what is newer would be another operation
 * on the same argument, and could write where that says.  NULL, or why it is not to be issued.
 */
static inline const char *memory_op_issuable(unsigned cmd)
{
    return cmd > 15 && guest_xen_before(3, 4) ? "too new for this Xen" : NULL;
}

#endif
