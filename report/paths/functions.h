/* SPDX-License-Identifier: MIT */
/* The functions that the blocks of a boot are in. */
#ifndef REPORT_PATHS_FUNCTIONS_H
#define REPORT_PATHS_FUNCTIONS_H

#include <stdbool.h>
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
 * writes and calls.  Our own is the stub of the null call, which is made at run time, and what runs
 * in user mode, which is copied there.
 */
void functions_find(struct functions *functions, const struct raw *raw, const struct symbols *xen,
                    const struct symbols *image, uint64_t image_from, uint64_t image_to);
void functions_free(struct functions *functions);

/*
 * Whether code there is the hypervisor's: outside of our image, and in the part of the addresses
 * that it keeps for itself (HYPERVISOR_VIRT_START of xen/include/public/arch-x86/xen-x86_64.h and
 * xen-x86_32.h).  What else is outside of our image is what it runs in user mode.
 */
bool functions_in_xen(uint64_t at, uint64_t image_from, uint64_t image_to);

#endif
