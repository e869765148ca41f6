/* SPDX-License-Identifier: MIT */
/*
 * What an instruction of x86 does to the way of execution, by its bytes (Intel SDM vol. 2,
 * appendix A); the same for code of 32 and of 64 bits, as far as compilers make it.
 */
#ifndef REPORT_PATHS_INSN_H
#define REPORT_PATHS_INSN_H

#include <stddef.h>
#include <stdint.h>

enum insn {
    INSN_PLAIN,   /* goes on behind itself */
    INSN_REP,     /* a string instruction with REP: comes back to itself for each iteration */
    INSN_JUMP,    /* to its target, or behind itself */
    INSN_AWAY,    /* a jump by a register or memory, or far */
    INSN_CALL,    /* to its target */
    INSN_CALL_BY, /* a call by a register or memory, or far */
    INSN_RETURN,  /* of a call */
    INSN_GATE,    /* SYSCALL, SYSENTER, INT and their like */
    INSN_BACK     /* of an exception or a system call: IRET, SYSRET, SYSEXIT */
};

enum insn insn_of(const uint8_t *code, size_t size);

/* Where an INSN_JUMP or an INSN_CALL that begins at an address goes to. */
uint64_t insn_target(const uint8_t *code, size_t size, uint64_t at);

#endif
