/* SPDX-License-Identifier: MIT */
/* See instruction.h. */
#include "report/calls/instruction.h"

#include <stdbool.h>

static bool is_prefix(uint8_t byte)
{
    switch (byte) {
    case 0x26: /* segments */
    case 0x2e:
    case 0x36:
    case 0x3e:
    case 0x64:
    case 0x65:
    case 0x66: /* sizes */
    case 0x67:
    case 0xf0: /* LOCK and REP; of a return, of BND, or of no meaning */
    case 0xf2:
    case 0xf3:
        return true;
    default:
        return false;
    }
}

static enum flow flow_of_two(uint8_t opcode)
{
    return opcode == 0x07 || opcode == 0x35 ? FLOW_BACK : FLOW_ON;
}

/* The opcode 0xff is a group: which instruction it is stands in bits 3 to 5 of the next byte. */
static enum flow flow_of_group(uint8_t modrm)
{
    unsigned which = (modrm >> 3) & 7;

    return which == 2 || which == 3 ? FLOW_CALL : FLOW_ON;
}

enum flow instruction_flow(const uint8_t *code, size_t size)
{
    size_t at = 0;

    while (at + 1 < size && is_prefix(code[at]))
        at++;
    if (at + 1 < size && (code[at] & 0xf0) == 0x40)
        at++;
    if (at >= size)
        return FLOW_ON;
    switch (code[at]) {
    case 0xe8:
    case 0x9a:
        return FLOW_CALL;
    case 0xc2:
    case 0xc3:
    case 0xca:
    case 0xcb:
        return FLOW_RETURN;
    case 0xcf:
        return FLOW_BACK;
    case 0x0f:
        return at + 1 < size ? flow_of_two(code[at + 1]) : FLOW_ON;
    case 0xff:
        return at + 1 < size ? flow_of_group(code[at + 1]) : FLOW_ON;
    default:
        return FLOW_ON;
    }
}
