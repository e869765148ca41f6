/* SPDX-License-Identifier: MIT */
/*
 * The timed region of both 32-bit environments, whose register use is the ABI's
 * (bench/measure/timed_region.h).  A file of its own, which the entry file includes, so that
 * tests/silicon times with the same instructions.
 */

/* Leaves the clock in EDX:EAX. */
.macro read_clock
        lfence
        rdtsc
        lfence
.endm

/*
 * Its own arguments are at 36(%esp) and on while it runs.  What it calls finds the first three of a
 * call on the stack too, where C looks for them: a stub and a function of ours are called alike.
 */
        .section .text.issue, "ax"
        .balign 64
        .globl timed_region, timed_region_end
        .type timed_region, @function
timed_region:
        push    %ebx
        push    %ebp
        push    %esi
        push    %edi
        sub     $16, %esp
        mov     %esp, timed_region_stack
        mov     36(%esp), %ebp
        read_clock
        mov     %eax, timed_region_began
        mov     %edx, timed_region_began + 4
1:      mov     8(%ebp), %ebx
        mov     12(%ebp), %ecx
        mov     16(%ebp), %edx
        mov     20(%ebp), %esi
        mov     24(%ebp), %edi
        mov     %ebx, (%esp)
        mov     %ecx, 4(%esp)
        mov     %edx, 8(%esp)
        call    *44(%esp)
        mov     %eax, 4(%ebp)
        add     $32, %ebp
        decl    40(%esp)
        jnz     1b
        read_clock
        sub     timed_region_began, %eax
        sbb     timed_region_began + 4, %edx
2:      add     $16, %esp
        pop     %edi
        pop     %esi
        pop     %ebp
        pop     %ebx
        ret
/* An exception between the clock reads comes here, with nothing left in the registers to trust. */
timed_region_fault:
        mov     timed_region_stack, %esp
        mov     $-1, %eax
        mov     $-1, %edx
        jmp     2b
timed_region_end:
        .size timed_region, . - timed_region

        .section .bss
        .balign 8
timed_region_stack:
        .skip   4
        .balign 8
timed_region_began:
        .skip   8
