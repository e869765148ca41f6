/* SPDX-License-Identifier: MIT */
/* The functions that the blocks of a boot are in. */
#ifndef REPORT_PATHS_FUNCTIONS_H
#define REPORT_PATHS_FUNCTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "report/paths/paths.h"
#include "report/paths/raw_read.h"
#include "report/symbols/symbols.h"

struct functions {
    struct paths_function *at; /* by address; their names belong to the symbols */
    size_t count;
};

/*
 * Each function that an instruction was executed of; xen, image: NULL where there are no symbols.
 * Xen's own code that has none is of the page that each CPU has for itself (struct stubs of
 * xen/include/asm-x86/system.h): what SYSCALL enters and leaves with a jump, and what the emulator
 * writes and calls.  Our own is the stub of the null call, which is made at run time.
 */
void functions_find(struct functions *functions, const struct raw *raw, const struct symbols *xen,
                    const struct symbols *image, uint64_t image_from, uint64_t image_to);
void functions_free(struct functions *functions);

#endif
