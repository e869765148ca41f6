/* SPDX-License-Identifier: MIT */
/*
 * Entries that do next to nothing, for cases that time the way from Xen into the guest and back.
 * They are assembly of the environment (boot/ENV.S), registered in place of the kernel's own for
 * the length of a case.  Each counts itself, so that every sample can tell that it was there; one
 * instruction, which is in the price.
 *
 *     quick_return        back by HYPERVISOR_iret, to the next instruction
 *     quick_resume        back by HYPERVISOR_iret, past the instruction that raised the exception,
 *     quick_resume_error  the same for exceptions with an error code
 *     quick_upcall        an event: its bits are cleared, and back by HYPERVISOR_iret; with FIFO
 *                         events quick_upcall_fifo
 *     quick_escape        straight back to the bracket: the way in alone, two jumps included
 */
#ifndef BENCH_QUICK_H
#define BENCH_QUICK_H

#include "bench/case.h"

extern const char quick_return[], quick_resume[], quick_resume_error[], quick_upcall[],
    quick_upcall_fifo[], quick_escape[];

/* Entries taken since quick_expect. */
extern volatile unsigned quick_taken;

/* Register an entry for one exception, and for events; quick_end puts the kernel's own back. */
void quick_exception(unsigned vector, const char *entry);
void quick_events(const char *entry);
void quick_failsafe(const char *entry);

/* The quick entry for the one port that an event is waited for at, in the event ABI of this boot.
 */
const char *quick_upcall_of(unsigned port);
void quick_end(void);

/* For 'ready': as many entries as calls are to be taken. */
void quick_expect(unsigned n);

/* For 'judge': every one was, and this is the right result. */
enum status quick_judge(long result, long expect);

#endif
