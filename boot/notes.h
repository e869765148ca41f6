/* SPDX-License-Identifier: MIT */
/*
 * What every image tells the domain builder, for the entry files to include: the ELF notes
 * (xen/common/libelf/libelf-dominfo.c:elf_xen_parse_note), and the page that gets the hypercall
 * stubs.  A note of our own, which a builder passes over, tells the host tool where the timed region
 * is (report/machine/image.c).
 */
#ifndef BOOT_NOTES_H
#define BOOT_NOTES_H

#include <xen/elfnote.h>

.macro note_begin type
        .pushsection .note.Xen, "a", @note
        .align 4
        .long 4, 9f - 8f, \type
        .asciz "Xen"
8:
.endm
.macro note_end
9:      .align 4
        .popsection
.endm
.macro note_text type, text
        note_begin \type
        .asciz "\text"
        note_end
.endm
.macro note_address type, address
        note_begin \type
        ENV_ASM_WORD \address
        note_end
.endm

        note_text XEN_ELFNOTE_GUEST_OS, "pvbench"
        note_text XEN_ELFNOTE_LOADER, "generic"
        note_text XEN_ELFNOTE_XEN_VERSION, "xen-3.0"
        note_address XEN_ELFNOTE_VIRT_BASE, ENV_VIRT_BASE
        note_address XEN_ELFNOTE_ENTRY, start
        note_address XEN_ELFNOTE_HYPERCALL_PAGE, hypercall_page

        .pushsection .note.Xen, "a", @note
        .align 4
        .long 8, 9f - 8f, 1
        .asciz "pvbench"
8:      ENV_ASM_WORD timed_region, timed_region_end
9:      .align 4
        .popsection

/* Where the secondary vCPU starts, on a stack of its own (core/secondary.c). */
        .section .text.entry, "ax"
        .globl secondary_entry
secondary_entry:
        cld
        call    secondary_main
1:      ud2
        jmp     1b

/* Filled by the domain builder before we run, 32 bytes a number; the first page of the image. */
        .section .text.hypercall_page, "ax"
        .globl hypercall_page
hypercall_page:
        .skip   4096

/* Held against the linker script, which begins the image there. */
        .globl env_virt_base
        .set    env_virt_base, ENV_VIRT_BASE

/* The exception table: from, up to, where to go on (core/trap.h). */
        .section .extable, "a"
        ENV_ASM_WORD iret_probe, iret_probe_end, iret_probe_fault
        ENV_ASM_WORD issue_start, issue_end, timed_region_fault
        ENV_ASM_WORD hypercall_page, hypercall_page + 4096, timed_region_fault

        .section .note.GNU-stack, "", @progbits

#endif
