/* SPDX-License-Identifier: MIT */
/*
 * The file that the plugin (report/plugin/) leaves of a boot, packed by zlib: RAW_MAGIC, and then
 * records.  Each is a number, its kind, and what belongs to it; all numbers are of seven bits a
 * byte, the lowest first, the top bit set where another byte follows.
 *
 *     RAW_BLOCK    address, how many instructions, their sizes (a byte each), their code;
 *                  the first block is number 0
 *     RAW_PATH     its length in bytes, and its steps; the first path is number 0
 *     RAW_REGION   of a timed region: instructions, iterations of REP among them, its path's
 *                  number (0 where no paths are kept)
 *     RAW_BROKEN   a timed region that an exception ended: it has no other record
 *     RAW_END      how many regions there are, without the broken ones; nothing follows
 *
 * A step of a path is a block's number doubled, and one more where not all of the block ran: then
 * the instructions that ran follow.
 */
#ifndef REPORT_PATHS_RAW_H
#define REPORT_PATHS_RAW_H

#include <stddef.h>
#include <stdint.h>

#define RAW_MAGIC "pvbench-regions 1\n"

enum raw_kind { RAW_BLOCK = 1, RAW_PATH, RAW_REGION, RAW_BROKEN, RAW_END };

/* The most instructions of a block (QEMU's TCG_MAX_INSNS), and the most bytes of one (Intel SDM
 * vol. 2, 2.3.11). */
#define RAW_INSNS_MOST 512u
#define RAW_INSN_MOST  15u

/* A path has at most so many bytes: of one that never ends the rest is left out. */
#define RAW_PATH_MOST (64u << 20)

/* The most bytes that a number takes. */
#define RAW_NUMBER_MOST 10

/* A number as bytes; how many they are. */
static inline size_t raw_number_put(unsigned char *out, uint64_t value)
{
    size_t len = 0;

    for (; value >= 0x80; value >>= 7)
        out[len++] = (unsigned char)(value | 0x80);
    out[len++] = (unsigned char)value;
    return len;
}

#endif
