/* SPDX-License-Identifier: MIT */
/*
 * The hypercall page of a Linux process: stubs as Xen writes them, with the numbers of system calls
 * in them.  A slot may have a delay in front of its stub, which is how a price grows by a known
 * length of work.
 */
#ifndef TESTS_SILICON_PAGE_H
#define TESTS_SILICON_PAGE_H

#include <stdbool.h>

#define PAGE_SLOTS 128

/* The most instructions of a delay. */
#define DELAY_MAX 512

/*
 * Write all stubs: the slot of xen_version, which the null call is copied from, calls getppid, that
 * of multicall the batch below, and that of a row of ours what rows.def says.  False: Linux does
 * not let a page of ours be written and executed.
 */
bool page_write(void);

/* So many dependent instructions, 0 to DELAY_MAX, in front of the stub of this slot from here on.
 */
void page_delay(unsigned slot, unsigned length);

#endif
