/* SPDX-License-Identifier: MIT */
/*
 * What tests/boot/old-xen.sh boots in place of an old 32-bit hypervisor, none of which can be had
 * as a package: a multiboot image that names an old ABI.  It writes to the serial port what the
 * loader handed over, its own words and those of its module, and the module's first four bytes as
 * text, and resets the machine.
 *
 * Multiboot Specification 0.6.96: the header (3.1.1), EBX at entry (3.2), the information (3.3).
 */
#define MAGIC 0x1badb002
#define FLAGS 0x3 /* page-aligned modules, memory information */
#define COM1 0x3f8

    .text
    .balign 4
    .long MAGIC, FLAGS, -(MAGIC + FLAGS)

    .globl _start
_start:
    cld
    movl $stack_end, %esp
    movl $own, %esi
    call put_text
    movl 16(%ebx), %esi /* cmdline */
    call put_text
    movl $module, %esi
    call put_text
    movl 24(%ebx), %ebx /* mods_addr: start, end, string */
    movl 8(%ebx), %esi
    call put_text
    movl $starts, %esi
    call put_text
    movl (%ebx), %ebx
    incl %ebx /* behind the 0x7f of an ELF file */
    movl $3, %ecx
1:  movb (%ebx), %al
    call put_byte
    incl %ebx
    loop 1b
    movl $ends, %esi
    call put_text
    movb $0xfe, %al /* the keyboard controller's reset line */
    outb %al, $0x64
2:  hlt
    jmp 2b

put_text:
    lodsb
    testb %al, %al
    jz 3f
    call put_byte
    jmp put_text
3:  ret

put_byte:
    movw $COM1, %dx
    outb %al, %dx
    ret

own:
    .asciz "own words: <"
module:
    .asciz ">\nmodule's words: <"
starts:
    .asciz ">\nthe module starts with "
ends:
    .asciz "\n"
/* What a Xen built for PAE holds, of which it makes its capabilities. */
    .asciz "xen-%d.%d-x86_32p "
#ifdef KNOWS_GRUB
/* What a Xen looks for that knows GRUB 2. */
    .asciz "GRUB "
#endif

    .bss
    .balign 16
    .space 4096
stack_end:

    .section .note.GNU-stack, "", @progbits
