/* SPDX-License-Identifier: MIT */
/* Where Linux enters, and the kernel's own timed region. */

        .text
        .globl _start
_start:
        mov     %esp, %eax
        xor     %ebp, %ebp
        push    %eax
        call    linux_main
1:      ud2
        jmp     1b

/* A multicall: its arguments are in the registers of the ABI, and C looks for them on the stack. */
        .globl multicall_entry
        .balign 16
multicall_entry:
        push    %ecx
        push    %ebx
        call    multicall
        add     $8, %esp
        ret

#include "boot/timed_region_32.S"

        .section .note.GNU-stack, "", @progbits
