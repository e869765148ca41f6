/* SPDX-License-Identifier: MIT */
/* What an instruction does to the order of things: as much of x86 as a stack of calls needs. */
#ifndef REPORT_CALLS_INSTRUCTION_H
#define REPORT_CALLS_INSTRUCTION_H

#include <stddef.h>
#include <stdint.h>

enum flow {
    FLOW_ON,      /* to the next one */
    FLOW_JUMP,    /* to its target, or to the next one */
    FLOW_AWAY,    /* a jump by a register or memory */
    FLOW_CALL,    /* to its target */
    FLOW_CALL_BY, /* a call by a register or memory, or far */
    FLOW_RETURN,  /* of a call */
    FLOW_BACK,    /* of an exception or a system call: iret, sysret, sysexit */
};

/*
 * Of one whole instruction, in 64-bit or 32-bit code (Intel's manual, volume 2, appendix A): since
 * its size is known, a byte that is a REX prefix in one of them and an instruction in the other is
 * told apart without knowing which it is.
 */
enum flow instruction_flow(const uint8_t *code, size_t size);

/* Where a FLOW_JUMP or a FLOW_CALL that begins at an address goes to. */
uint64_t instruction_target(const uint8_t *code, size_t size, uint64_t at);

#endif
