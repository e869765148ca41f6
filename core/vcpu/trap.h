/* SPDX-License-Identifier: MIT */
/*
 * Exceptions.  Xen bounces each to the entry that the trap table names (boot/ENV.S); from there
 * trap_handle() looks in the exception table, and either resumes at the entry's fixup or ends the
 * boot.
 */
#ifndef CORE_TRAP_H
#define CORE_TRAP_H

#include <stdbool.h>

#include "core/env.h"

#define TRAP_VECTORS  32u
#define TRAP_NMI      2u
#define TRAP_UPCALL   256u /* pseudo vectors of boot/ENV.S */
#define TRAP_FAILSAFE 257u

/* Flags of an entry (public/arch-x86/xen.h): events are masked on the way in, rings may raise it.
 */
#define TRAP_MASK_EVENTS 4u
#define TRAP_GUEST_DPL   3u

/* One row of the exception table: a fault with from <= ip < to goes on at 'resume'. */
struct extable_entry {
    unsigned long from, to, resume;
};

/* Where Xen enters for an event, and for a segment that it cannot load (boot/ENV.S). */
extern const char upcall_entry[], failsafe_entry[];

/* Where Xen enters for an exception: vectors 0 to TRAP_VECTORS - 1 have entries. */
const void *trap_entry(unsigned vector);

/* What trap_init() registers: TRAP_VECTORS entries in order of vector, and the terminator. */
const struct trap_info *trap_table(void);

/* Register the trap table and both callbacks with Xen, again where a case changed them; panics when
 * Xen refuses. */
void trap_init(void);

/*
 * Whoever writes the record prints an exception by this hook, before it is resumed or ends the
 * boot: the frame, CR2 (for a page fault), the exception's name, and whether the boot goes on.
 */
extern void (*trap_hook)(const struct trap_frame *frame, unsigned long address, const char *what,
                         bool resumed);

/*
 * Whoever can mend a page fault does it by this hook; true: the instruction is done again.  NULL
 * while nobody wants any.
 */
extern bool (*trap_mend)(const struct trap_frame *frame, unsigned long address);

/* Whether an NMI is wanted: it is then counted and returned from, like no other exception. */
extern volatile bool trap_nmi_wanted;
extern volatile unsigned nmis_taken;

/* Exceptions resumed by the exception table since boot. */
extern volatile unsigned traps_resumed;

/* The C end of every entry. */
void trap_handle(struct trap_frame *frame);

#endif
