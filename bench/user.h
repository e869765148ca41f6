/* SPDX-License-Identifier: MIT */
/*
 * User mode: a page of code and a page of stack at low addresses, in tables of their own.  A 64-bit
 * guest has a root table for user mode beside the kernel's; in 32-bit ABIs the tables are hooked
 * into the one root that there is.  bench/around.S has the code, boot/ENV.S the way in and back.
 */
#ifndef BENCH_USER_H
#define BENCH_USER_H

/* What user code leaves in EAX, as the result of the call that entered it. */
#define USER_MARK 0x05e20001

#ifndef __ASSEMBLY__

/* Entered by the bracket: count of system calls, address of user code, top of the user's stack. */
extern const char user_enter[];

/* Entries for system calls: each goes back to user mode until the count is used up. */
extern const char user_back_sysret[], user_back_iretq[];

/* The pieces of user code, where they were before they were copied. */
extern const char user_code_syscall[], user_code_int80[], user_code_fault[];

/*
 * Build user mode, with the pages from fixture_page(0) on, and a kernel stack for whoever comes
 * from there; NULL, or what Xen refused, with everything as it was.  And take it down.
 */
const char *user_open(void);
void user_close(void);

/* Where a piece of code is in user mode, and the top of its stack. */
unsigned long user_address(const char *code);
unsigned long user_stack_top(void);

#endif

#endif
