/* SPDX-License-Identifier: MIT */
/*
 * The entry file of pv64: entry point, exception and upcall entries, and what uses the registers of
 * the ABI.  The timed region is in boot/timed_region_64.S.
 */
#define __ASSEMBLY__
#include <xen/xen.h>
#include "core/env/pv64.h"
#include "boot/notes.h"

/* ---- entry: Xen gives start_info in RSI and one page of stack, which is too little ---- */

        .section .text.entry, "ax"
        .globl start
start:
        cld
        lea     boot_stack + 4 * 4096(%rip), %rsp
        mov     %rsi, %rdi
        xor     %ebp, %ebp
        call    boot_main
1:      ud2
        jmp     1b

/* ---- exceptions ---- */

/*
 * Xen pushed rcx, r11, an error code for some vectors, and an iret frame.  C gets a pointer to
 * struct trap_frame; the way back is HYPERVISOR_iret, whose frame has the flags word on top
 * (xen/arch/x86/pv/iret.c:do_iret).
 */
        .text
trap_common:
        push    %rdi
        push    %rsi
        push    %rdx
        push    %rcx
        push    %rax
        push    %r8
        push    %r9
        push    %r10
        push    %r11
        push    %rbx
        push    %rbp
        push    %r12
        push    %r13
        push    %r14
        push    %r15
        mov     %rsp, %rdi
        mov     %rsp, %rbp
        and     $-16, %rsp
        cld
        call    trap_handle
        mov     %rbp, %rsp
        pop     %r15
        pop     %r14
        pop     %r13
        pop     %r12
        pop     %rbp
        pop     %rbx
        pop     %r11
        pop     %r10
        pop     %r9
        pop     %r8
        pop     %rax
        pop     %rcx
        pop     %rdx
        pop     %rsi
        pop     %rdi
        add     $16, %rsp
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* Xen pushed these two on top. */
.macro trap_begin
        pop     %rcx
        pop     %r11
.endm

#include "boot/trap_entries.S"

/* The failsafe callback: Xen also pushed ds, es, fs and gs, between r11 and the frame. */
        .globl failsafe_entry
        .balign 16
failsafe_entry:
        pop     %rcx
        pop     %r11
        add     $32, %rsp
        pushq   $0
        pushq   $257
        jmp     trap_common

/* ---- quick entries: see bench/fixture/quick.h ---- */

/* Where Xen pushed rcx and r11 and nothing else: back by HYPERVISOR_iret. */
        .globl quick_escape, quick_return, quick_resume, quick_resume_error, quick_upcall
        .balign 16
quick_return:
        incl    quick_taken(%rip)
        pop     %rcx
        pop     %r11
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* The same, but to a bare return instead of the instruction that raised the exception. */
        .balign 16
quick_resume:
        incl    quick_taken(%rip)
        pop     %rcx
        pop     %r11
        movq    $quick_resumed, (%rsp)
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

        .balign 16
quick_resume_error:
        incl    quick_taken(%rip)
        pop     %rcx
        pop     %r11
        movq    $quick_resumed, 8(%rsp)
        movq    $0, (%rsp)
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* An event: what is pending in the first word of ports is taken, and nothing is done about it. */
        .balign 16
quick_upcall:
        incl    quick_taken(%rip)
        movb    $0, shared_page(%rip)
        movq    $0, shared_page + 8(%rip)
        movq    $0, shared_page + 0x800(%rip)
        pop     %rcx
        pop     %r11
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* The same with FIFO events: the control block, and the word of the one port that is waited for. */
        .globl quick_upcall_fifo
        .balign 16
quick_upcall_fifo:
        incl    quick_taken(%rip)
        movb    $0, shared_page(%rip)
        movl    $0, fifo_control(%rip)
        mov     quick_word(%rip), %rcx
        movl    $0, (%rcx)
        pop     %rcx
        pop     %r11
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* Straight back to the timed region, whose call left its return address below its stack. */
        .balign 16
quick_escape:
        incl    quick_taken(%rip)
        mov     timed_region_stack(%rip), %rsp
        jmp     *-8(%rsp)

/*
 * A system call from user mode: back there while the count that user mode holds in RDI lasts, and
 * then to the timed region.  By SYSRET, which rcx and r11 do not survive, or by IRETQ.
 */
        .globl user_back_sysret, user_back_iretq
        .balign 16
user_back_sysret:
        incl    quick_taken(%rip)
        dec     %rdi
        jz      1f
        pop     %rcx
        pop     %r11
        pushq   $0x100
        jmp     hypercall_page + __HYPERVISOR_iret * 32
        .balign 16
user_back_iretq:
        incl    quick_taken(%rip)
        dec     %rdi
        jz      1f
        pop     %rcx
        pop     %r11
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32
1:      mov     timed_region_stack(%rip), %rsp
        jmp     *-8(%rsp)

/* Whether the instruction of iret_plain comes back from where it goes; in no timed region. */
        .globl iret_plain_works
iret_plain_works:
        mov     %rsp, %rax
        lea     iret_probe_end(%rip), %rcx
        pushq   $FLAT_KERNEL_SS
        push    %rax
        pushq   $2
        pushq   $FLAT_KERNEL_CS
        push    %rcx
iret_probe:
        iretq
iret_probe_end:
        mov     $1, %eax
        ret
iret_probe_fault:
        mov     %rax, %rsp
        xor     %eax, %eax
        ret

/* ---- the timed region, in .text.issue ---- */

#include "boot/timed_region_64.S"

/*
 * The hypercall that does not return: an iret frame on the stack, and a jump to its stub
 * (xen/arch/x86/pv/iret.c:do_iret).  It comes back to the next line; with VGCF_in_syscall by SYSRET,
 * without it by IRETQ. IF is clear in the flags, so that the event mask stays set; the selector's
 * RPL must not be 3, which Xen takes for user mode.
 */
.macro issue_iret name, flags
        .globl \name
        .balign 16
\name:
        mov     %rsp, %rax
        lea     9f(%rip), %rcx
        pushq   $FLAT_KERNEL_SS
        push    %rax
        pushq   $2
        pushq   $FLAT_KERNEL_CS & ~3
        push    %rcx
        pushq   $\flags
        jmp     hypercall_page + __HYPERVISOR_iret * 32
9:      ret
.endm
        .section .text.issue, "ax"
        issue_iret iret_by_sysret, 0x100
        issue_iret iret_by_iretq, 0

/* The same frame, and the instruction instead of the hypercall: the selectors are ring 3's. */
        .globl iret_plain
        .balign 16
iret_plain:
        mov     %rsp, %rax
        lea     9f(%rip), %rcx
        pushq   $FLAT_KERNEL_SS
        push    %rax
        pushq   $2
        pushq   $FLAT_KERNEL_CS
        push    %rcx
        iretq
9:      ret

/* Into user mode, at the second argument, by IRETQ; the first is the count of system calls. */
        .globl user_enter
        .balign 16
user_enter:
        pushq   $FLAT_USER_SS
        push    %rdx
        pushq   $2
        pushq   $FLAT_USER_CS
        push    %rsi
        pushq   $0
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* xen_version by a trap instruction of our own, in place of the stub's. */
        .globl version_inline
        .balign 16
version_inline:
        mov     $__HYPERVISOR_xen_version, %eax
        syscall
        ret

        .globl quick_resumed
quick_resumed:
        ret
