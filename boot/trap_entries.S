/* SPDX-License-Identifier: MIT */
/*
 * The entries of exceptions and of the event callback, for both widths: each pushes what Xen did
 * not, an error code, and the vector, and goes to the entry file's trap_common.  The entry file
 * includes this behind its macro trap_begin, which takes off the stack what Xen puts there besides.
 */

.macro trap_entry vector
        .balign 16
        trap_begin
        /* These vectors come with an error code: double fault, TSS, segments, #GP, #PF, #AC, #CP. */
        .if \vector != 8 && (\vector < 10 || \vector > 14) && \vector != 17 && \vector != 21
        push    $0
        .endif
        push    $\vector
        jmp     trap_common
.endm

/* One entry each for vectors 0 to 31, 16 bytes apart. */
        .balign 16
        .globl trap_entries
trap_entries:
.altmacro
.set vector, 0
.rept 32
        trap_entry %vector
        .set vector, vector + 1
.endr
.noaltmacro

/* The event callback: no error code, and a pseudo vector above all real ones. */
        .globl upcall_entry
        .balign 16
upcall_entry:
        trap_entry 256
