/* SPDX-License-Identifier: MIT */
/*
 * The timed region of pv64, whose register use is the ABI's (bench/measure/timed_region.h).  A file
 * of its own, which the entry file includes, so that tests/silicon times with the same instructions.
 */

.macro read_clock into
        lfence
        rdtsc
        lfence
        shl     $32, %rdx
        or      %rax, %rdx
        mov     %rdx, \into
.endm

        .section .text.issue, "ax"
        .balign 64
        .globl timed_region, timed_region_end
        .type timed_region, @function
timed_region:
        push    %rbx
        push    %rbp
        push    %r12
        push    %r13
        push    %r14
        push    %r15
        sub     $8, %rsp
        mov     %rsp, timed_region_stack(%rip)
        mov     %rdi, %rbx
        mov     %rsi, %rbp
        mov     %rdx, %r12
        read_clock %r13
1:      mov     16(%rbx), %rdi
        mov     24(%rbx), %rsi
        mov     32(%rbx), %rdx
        mov     40(%rbx), %r10
        mov     48(%rbx), %r8
        mov     56(%rbx), %r9
        call    *%r12
        mov     %rax, 8(%rbx)
        add     $64, %rbx
        dec     %rbp
        jnz     1b
        read_clock %rax
        sub     %r13, %rax
2:      add     $8, %rsp
        pop     %r15
        pop     %r14
        pop     %r13
        pop     %r12
        pop     %rbp
        pop     %rbx
        ret
/* An exception between the clock reads comes here, with nothing left in the registers to trust. */
timed_region_fault:
        mov     timed_region_stack(%rip), %rsp
        mov     $-1, %rax
        jmp     2b
timed_region_end:
        .size timed_region, . - timed_region

        .section .bss
        .balign 8
timed_region_stack:
        .skip   8
