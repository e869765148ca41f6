/* SPDX-License-Identifier: MIT */
/* Instructions that raise an exception, each in a function of its own; the same in every x86. */
#define __ASSEMBLY__
#include <xen/xen.h>
#include "bench/user.h"

        .section .text.issue, "ax"

/* Xen 3.2 takes every software interrupt for two bytes: one of a single byte has a filler. */
.macro raise name, instruction:vararg
        .globl raise_\name
        .balign 16
raise_\name:
        \instruction
        .ifc \name, int3
        nop
        .endif
        ret
.endm

        raise int3, int3
        raise ud2, ud2
        raise hlt, hlt
        raise int80, int $0x80
        raise pf, movb 8, %al

/*
 * What a kernel does to open its event mask: clear it, look whether something waits, and only then
 * call Xen, which delivers on the way back.  The call is the cheapest there is; its arguments are
 * the case's.
 */
        .globl unmask_events
        .balign 16
unmask_events:
        movb    $0, shared_page + 1
        cmpb    $0, shared_page
        jne     hypercall_page + __HYPERVISOR_xen_version * 32
        ret

/* And what it does before and after a critical section in which nothing came. */
        .globl toggle_events
        .balign 16
toggle_events:
        movb    $1, shared_page + 1
        movb    $0, shared_page + 1
        cmpb    $0, shared_page
        jne     hypercall_page + __HYPERVISOR_xen_version * 32
        ret

/* xen_version through the page, by a jump: beside version_inline, which has none. */
        .globl version_page
        .balign 16
version_page:
        jmp     hypercall_page + __HYPERVISOR_xen_version * 32

/*
 * What runs in user mode, copied to a page of its own: nothing here has an address.  It leaves a
 * mark in EAX, which nothing on the way changes, so that a sample can tell that it ran.
 */
        .section .rodata, "a"
        .globl user_code, user_code_size, user_code_syscall, user_code_int80, user_code_fault
        .balign 16
user_code:
user_code_syscall:
        mov     $USER_MARK, %eax
1:      syscall
        jmp     1b
user_code_int80:
        mov     $USER_MARK, %eax
1:      int     $0x80
        jmp     1b
user_code_fault:
        mov     $USER_MARK, %eax
        testb   $0, 8
        .balign 4
user_code_size:
        .long   . - user_code

        .section .note.GNU-stack, "", @progbits
