/* SPDX-License-Identifier: MIT */
/* The known chains: so many dependent additions, the same text in every x86 environment. */
#define __ASSEMBLY__
#include <xen/xen.h>
#include "bench/toll.h"

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

/*
 * A chain in front of xen_version: in as far before its end as bench/toll.c says, and on to the
 * stub.  It counts in EAX, which the stub loads itself, so no argument is touched.
 */
        .globl toll_entry, toll_chain, toll_end
        .balign 64
toll_entry:
        jmp     *toll_from
toll_chain:
        .rept TOLL_MAX
        add     $1, %eax
        .endr
toll_end:
        jmp     hypercall_page + __HYPERVISOR_xen_version * 32

        .section .note.GNU-stack, "", @progbits
