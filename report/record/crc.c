/* SPDX-License-Identifier: MIT */
/*
 * CRC-32 as in ISO 3309 (reflected, polynomial 0xEDB88320), sixteen bytes at a time: table[k][b] is
 * what a byte b comes to with k bytes of zero behind it, and the CRC of several bytes is the sum of
 * theirs.  zlib's own is made for longer texts, and takes three times as long for a record.
 */
#include "report/record/crc.h"

#include <stdbool.h>

#define POLYNOMIAL 0xedb88320u
#define STEP       16u

static uint32_t table[STEP][256];

static void make_table(void)
{
    uint32_t byte, bits;
    unsigned k;

    for (byte = 0; byte < 256; byte++) {
        bits = byte;
        for (k = 0; k < 8; k++)
            bits = bits >> 1 ^ (POLYNOMIAL & -(bits & 1));
        table[0][byte] = bits;
    }
    for (k = 1; k < STEP; k++)
        for (byte = 0; byte < 256; byte++)
            table[k][byte] = table[k - 1][byte] >> 8 ^ table[0][table[k - 1][byte] & 0xff];
}

static uint32_t word_at(const unsigned char *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* What four bytes come to with so many bytes of zero behind them. */
static uint32_t four(uint32_t word, unsigned behind)
{
    return table[behind + 3][word & 0xff] ^ table[behind + 2][word >> 8 & 0xff] ^
           table[behind + 1][word >> 16 & 0xff] ^ table[behind][word >> 24];
}

uint32_t record_crc(uint32_t crc, const char *bytes, size_t len)
{
    static bool made;
    const unsigned char *at = (const unsigned char *)bytes;
    uint32_t bits = ~crc;

    if (!made)
        make_table();
    made = true;
    for (; len >= STEP; len -= STEP, at += STEP)
        bits = four(bits ^ word_at(at), 12) ^ four(word_at(at + 4), 8) ^ four(word_at(at + 8), 4) ^
               four(word_at(at + 12), 0);
    for (; len >= 4; len -= 4, at += 4)
        bits = four(bits ^ word_at(at), 0);
    for (; len; len--)
        bits = bits >> 8 ^ table[0][(bits ^ *at++) & 0xff];
    return ~bits;
}
