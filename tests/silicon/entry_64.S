/* SPDX-License-Identifier: MIT */
/* Where Linux enters, and the kernel's own timed region. */

        .text
        .globl _start
_start:
        mov     %rsp, %rdi
        xor     %ebp, %ebp
        and     $-16, %rsp
        call    linux_main
1:      ud2
        jmp     1b

/* A multicall: its arguments are where C looks for them. */
        .globl multicall_entry
        .balign 16
multicall_entry:
        jmp     multicall

#include "boot/timed_region_64.S"

        .section .note.GNU-stack, "", @progbits
