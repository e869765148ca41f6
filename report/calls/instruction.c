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

/* Where the opcode is, behind the prefixes. */
static size_t opcode_at(const uint8_t *code, size_t size)
{
    size_t at = 0;

    while (at + 1 < size && is_prefix(code[at]))
        at++;
    if (at + 1 < size && (code[at] & 0xf0) == 0x40)
        at++;
    return at;
}

static enum flow flow_of_two(uint8_t opcode)
{
    if (opcode == 0x07 || opcode == 0x35)
        return FLOW_BACK;
    return (opcode & 0xf0) == 0x80 ? FLOW_JUMP : FLOW_ON;
}

/* The opcode 0xff is a group: which instruction it is stands in bits 3 to 5 of the next byte. */
static enum flow flow_of_group(uint8_t modrm)
{
    static const enum flow flows[8] = {
        [2] = FLOW_CALL_BY, [3] = FLOW_CALL_BY, [4] = FLOW_AWAY, [5] = FLOW_AWAY};

    return flows[(modrm >> 3) & 7];
}

enum flow instruction_flow(const uint8_t *code, size_t size)
{
    size_t at = opcode_at(code, size);

    if (at >= size)
        return FLOW_ON;
    if ((code[at] & 0xf0) == 0x70 || (code[at] & 0xfc) == 0xe0)
        return FLOW_JUMP;
    switch (code[at]) {
    case 0xe8:
        return FLOW_CALL;
    case 0x9a:
        return FLOW_CALL_BY;
    case 0xe9:
    case 0xeb:
        return FLOW_JUMP;
    case 0xea:
        return FLOW_AWAY;
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

/* The displacement is the end of the instruction: four bytes, or one where there is no room for
 * four behind the opcode. */
uint64_t instruction_target(const uint8_t *code, size_t size, uint64_t at)
{
    size_t opcode = opcode_at(code, size);
    size_t behind = opcode + (code[opcode] == 0x0f ? 2 : 1);
    uint32_t wide = 0;
    size_t i;

    if (size < behind + 1)
        return at + size;
    if (size < behind + 4)
        return at + size + (uint64_t)(int64_t)(int8_t)code[size - 1];
    for (i = 0; i < 4; i++)
        wide |= (uint32_t)code[size - 4 + i] << (8 * i);
    return at + size + (uint64_t)(int64_t)(int32_t)wide;
}
