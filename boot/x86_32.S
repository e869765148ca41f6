/* SPDX-License-Identifier: MIT */
/*
 * The entry file of both 32-bit environments, which include it behind their header: what a 32-bit
 * builder wants to know, entry point, exception and upcall entries, and what uses the registers of
 * the ABI.  The timed region is in boot/timed_region_32.S.
 */
#include "boot/notes.h"

        note_text XEN_ELFNOTE_PAE_MODE, ENV_PAE

/*
 * The same in the form of before ELF notes, for builders that know no other
 * (public/xen.h, "legacy"; libelf-dominfo.c:elf_xen_parse_guest_info).  HYPERCALL_PAGE counts pages
 * from VIRT_BASE.
 */
        .section __xen_guest, "a"
        .ascii  "GUEST_OS=pvbench,XEN_VER=xen-3.0,LOADER=generic"
        .ascii  ",VIRT_BASE=0xc0000000,ELF_PADDR_OFFSET=0x0,HYPERCALL_PAGE=0x0"
        .ascii  ",PAE="
        .asciz  ENV_PAE_GUEST_STRING

/* ---- entry: Xen gives start_info in ESI and one page of stack, which is too little ---- */

        .section .text.entry, "ax"
        .globl start
start:
        cld
        mov     $boot_stack + 4 * 4096, %esp
        xor     %ebp, %ebp
        push    %esi
        call    boot_main
1:      ud2
        jmp     1b

/* ---- exceptions ---- */

/*
 * Xen pushed an error code for some vectors, and an iret frame, of three words since it came from
 * the kernel's own ring.  C gets a pointer to struct trap_frame; the way back is HYPERVISOR_iret,
 * whose stub pushes EAX itself (xen/arch/x86/x86_64/compat/entry.S:compat_iret).
 */
        .text
trap_common:
        push    %eax
        push    %ebp
        push    %edi
        push    %esi
        push    %edx
        push    %ecx
        push    %ebx
        push    %esp
        cld
        call    trap_handle
        pop     %eax
        pop     %ebx
        pop     %ecx
        pop     %edx
        pop     %esi
        pop     %edi
        pop     %ebp
        pop     %eax
        add     $8, %esp
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* Xen pushed nothing besides. */
.macro trap_begin
.endm

#include "boot/trap_entries.S"

/* The failsafe callback: Xen also pushed ds, es, fs and gs, on top of the frame. */
        .globl failsafe_entry
        .balign 16
failsafe_entry:
        add     $16, %esp
        pushl   $0
        pushl   $257
        jmp     trap_common

/* ---- quick entries: see bench/fixture/quick.h ---- */

        .globl quick_escape, quick_return, quick_resume, quick_resume_error, quick_upcall
        .balign 16
quick_return:
        incl    quick_taken
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* The same, but to a bare return instead of the instruction that raised the exception. */
        .balign 16
quick_resume_error:
        add     $4, %esp
quick_resume:
        incl    quick_taken
        movl    $quick_resumed, (%esp)
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* An event: what is pending in the first word of ports is taken, and nothing is done about it. */
        .balign 16
quick_upcall:
        incl    quick_taken
        movb    $0, shared_page
        movl    $0, shared_page + 4
        movl    $0, shared_page + 0x800
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* The same with FIFO events: the control block, and the word of the one port that is waited for. */
        .globl quick_upcall_fifo
        .balign 16
quick_upcall_fifo:
        incl    quick_taken
        movb    $0, shared_page
        movl    $0, fifo_control
        push    %ecx
        mov     quick_word, %ecx
        movl    $0, (%ecx)
        pop     %ecx
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* Straight back to the timed region, whose call left its return address below its stack. */
        .balign 16
quick_escape:
        incl    quick_taken
        mov     timed_region_stack, %esp
        jmp     *-4(%esp)

/*
 * A system call from user mode: back there while the count that user mode holds in EBX lasts, and
 * then to the timed region.
 */
        .globl user_back_sysret, user_back_iretq
        .balign 16
user_back_sysret:
user_back_iretq:
        incl    quick_taken
        dec     %ebx
        jz      1f
        jmp     hypercall_page + __HYPERVISOR_iret * 32
1:      mov     timed_region_stack, %esp
        jmp     *-4(%esp)

/* Whether the instruction of iret_plain comes back from where it goes; in no timed region. */
        .globl iret_plain_works
iret_plain_works:
        mov     %esp, %eax
        pushl   $2
        pushl   $FLAT_KERNEL_CS
        pushl   $iret_probe_end
iret_probe:
        iret
iret_probe_end:
        mov     $1, %eax
        ret
iret_probe_fault:
        mov     %eax, %esp
        xor     %eax, %eax
        ret

/* ---- the timed region, in .text.issue ---- */

#include "boot/timed_region_32.S"

/*
 * The hypercall that does not return: an iret frame on the stack, and a jump to its stub.  It comes
 * back to the next line, by IRET whatever was asked for.  IF is clear in the flags, so that the
 * event mask stays set; the selector is the kernel's, of ring 1.
 */
        .section .text.issue, "ax"
        .globl iret_by_iretq, iret_by_sysret
        .balign 16
iret_by_sysret:
iret_by_iretq:
        pushl   $2
        pushl   $FLAT_KERNEL_CS
        pushl   $9f
        jmp     hypercall_page + __HYPERVISOR_iret * 32
9:      ret

/* The same frame, and the instruction instead of the hypercall: it stays in ring 1. */
        .globl iret_plain
        .balign 16
iret_plain:
        pushl   $2
        pushl   $FLAT_KERNEL_CS
        pushl   $9f
        iret
9:      ret

/* Into user mode, at the second argument; the first is the count of system calls. */
        .globl user_enter
        .balign 16
user_enter:
        pushl   $FLAT_USER_SS
        push    %edx
        pushl   $2
        pushl   $FLAT_USER_CS
        push    %ecx
        jmp     hypercall_page + __HYPERVISOR_iret * 32

/* xen_version by a trap instruction of our own, in place of the stub's. */
        .globl version_inline
        .balign 16
version_inline:
        mov     $__HYPERVISOR_xen_version, %eax
        int     $0x82
        ret

        .globl quick_resumed
quick_resumed:
        ret
