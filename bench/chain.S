/* SPDX-License-Identifier: MIT */
/* The known chains: so many dependent additions, the same text in every x86 environment. */

.macro chain length
        .globl chain_\length
        .balign 64
chain_\length:
        .rept \length
        add     $1, %eax
        .endr
        ret
.endm

        .section .text.issue, "ax"
        chain 0
        chain 256
        chain 512

        .section .note.GNU-stack, "", @progbits
