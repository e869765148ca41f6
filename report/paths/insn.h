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
    INSN_PLAIN, /* goes on behind itself */
    INSN_REP,   /* a string instruction with REP: comes back to itself for each iteration */
    INSN_CALL,
    INSN_RETURN,
    INSN_JUMP, /* conditional or not */
    INSN_GATE  /* SYSCALL, SYSRET, SYSENTER, SYSEXIT, IRET, INT and their like */
};

enum insn insn_of(const uint8_t *code, size_t size);

#endif
