/* SPDX-License-Identifier: MIT */
#include "report/paths/insn.h"

#include <stdbool.h>

/* Of REX, which with 32 bits is INC and DEC: behind these no REP stands, and no opcode follows. */
static bool is_prefix(uint8_t byte)
{
    return byte == 0xf2 || byte == 0xf3 || byte == 0x66 || byte == 0x67 || (byte & 0xe7) == 0x26 ||
           byte == 0x64 || byte == 0x65 || (byte & 0xf0) == 0x40;
}

static bool is_string(uint8_t opcode)
{
    return (opcode >= 0x6c && opcode <= 0x6f) || (opcode >= 0xa4 && opcode <= 0xa7) ||
           (opcode >= 0xaa && opcode <= 0xaf);
}

static enum insn of_two_bytes(uint8_t opcode)
{
    if (opcode >= 0x80 && opcode <= 0x8f)
        return INSN_JUMP;
    if (opcode == 0x05 || opcode == 0x34)
        return INSN_GATE;
    if (opcode == 0x07 || opcode == 0x35)
        return INSN_BACK;
    return INSN_PLAIN;
}

/* Group 5: the operation stands in the ModRM byte. */
static enum insn of_group(uint8_t modrm)
{
    switch (modrm >> 3 & 7) {
    case 2:
    case 3:
        return INSN_CALL_BY;
    case 4:
    case 5:
        return INSN_AWAY;
    default:
        return INSN_PLAIN;
    }
}

static enum insn of_byte(uint8_t opcode)
{
    switch (opcode) {
    case 0xe8:
        return INSN_CALL;
    case 0x9a:
        return INSN_CALL_BY;
    case 0xc2:
    case 0xc3:
    case 0xca:
    case 0xcb:
        return INSN_RETURN;
    case 0xe0:
    case 0xe1:
    case 0xe2:
    case 0xe3:
    case 0xe9:
    case 0xeb:
        return INSN_JUMP;
    case 0xea:
        return INSN_AWAY;
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xf1:
        return INSN_GATE;
    case 0xcf:
        return INSN_BACK;
    default:
        return opcode >= 0x70 && opcode <= 0x7f ? INSN_JUMP : INSN_PLAIN;
    }
}

enum insn insn_of(const uint8_t *code, size_t size)
{
    bool rep = false;
    size_t i = 0;

    while (i < size && is_prefix(code[i])) {
        rep = rep || code[i] == 0xf2 || code[i] == 0xf3;
        i++;
    }
    if (i == size)
        return INSN_PLAIN;
    if (code[i] == 0x0f)
        return i + 1 < size ? of_two_bytes(code[i + 1]) : INSN_PLAIN;
    if (code[i] == 0xff)
        return i + 1 < size ? of_group(code[i + 1]) : INSN_PLAIN;
    if (rep && is_string(code[i]))
        return INSN_REP;
    return of_byte(code[i]);
}

/*
 * The displacement is the end of the instruction: four bytes, or one where there is no room for
 * four behind the opcode.
 */
uint64_t insn_target(const uint8_t *code, size_t size, uint64_t at)
{
    size_t behind = 0, i;
    uint32_t wide = 0;

    while (behind < size && is_prefix(code[behind]))
        behind++;
    behind += behind < size && code[behind] == 0x0f ? 2 : 1;
    if (size < behind + 1)
        return at + size;
    if (size < behind + 4)
        return at + size + (uint64_t)(int64_t)(int8_t)code[size - 1];
    for (i = 0; i < 4; i++)
        wide |= (uint32_t)code[size - 4 + i] << (8 * i);
    return at + size + (uint64_t)(int64_t)(int32_t)wide;
}
