/* SPDX-License-Identifier: MIT */
/*
 * boot-N.paths.gz, packed by zlib: the head PATHS_MAGIC, and lines of key=value up to an empty one;
 * then numbers as in raw.h:
 *
 *     how many functions; of each: address, how many bytes, its name as length and bytes
 *     how many blocks; of each: address, 1 in Xen and 0 in our image, how many instructions, their
 *     sizes (a byte each), their code
 *     how many series; of each: its case's name as length and bytes, path, n, 1 when filled,
 *     region, once, which path it took, samples at the mode that took another one, how many
 *     regions (cold, warm-up, samples) and the path of each
 *     how many paths; of each: its length in bytes, and its steps
 *     the CRC-32 of everything up to here
 *
 * A step is a block's number times four, and 2 more where the block ran in part (the instructions
 * that ran follow), and 1 more where its first instruction is a REP that goes on.
 */
#ifndef REPORT_PATHS_FILE_H
#define REPORT_PATHS_FILE_H

#define PATHS_MAGIC "pvbench-paths 1\n"

/* The keys of its head. */
#define PATHS_BOOT   "boot"
#define PATHS_XEN    "xen.build-id"
#define PATHS_IMAGE  "image.build"
#define PATHS_SOURCE "symbols"

/*
 * Far above what any boot has, and what bounds the memory of a reader: more is damage.  A boot of
 * all cases has 8000 series, blocks and paths each, and 75 MB.
 */
#define PATHS_UNPACKED_MAX  (UINT64_C(1) << 30)
#define PATHS_LINES_MAX     64u
#define PATHS_NAME_MAX      4096u
#define PATHS_FUNCTIONS_MAX 100000u
#define PATHS_BLOCKS_MAX    400000u
#define PATHS_SERIES_MAX    200000u
#define PATHS_PATHS_MAX     500000u
#define PATHS_REGIONS_MAX   2000000u
#define PATHS_STEPS_MAX     (256u << 20)

#endif
