/* SPDX-License-Identifier: MIT */
/* A small boot-N.paths.gz for tests, number by number: each may be changed before it is made. */
#ifndef TESTS_UNIT_MAKERS_PATHS_BYTES_H
#define TESTS_UNIT_MAKERS_PATHS_BYTES_H

#include <stddef.h>
#include <stdint.h>

/* Of two functions, a block in each, one series, and two paths, of which it took the second. */
struct paths_bytes {
    const char *head; /* the lines behind the magic, with the empty one */
    uint64_t functions, at, size, name_size;
    const char *name;
    uint64_t next_at, next_size; /* the second one */
    uint64_t blocks, block_at, in_xen, insns;
    uint8_t sizes[2]; /* of the first block's instructions */
    uint64_t next_block_at;
    uint64_t series, case_size;
    const char *case_name;
    uint64_t path, n, fill, region, once, taken, others, regions;
    uint64_t paths, first_size; /* of the first path, in bytes */
    uint64_t steps_size;        /* of the second one */
    uint64_t steps[3];
};

/* One that is good. */
extern const struct paths_bytes paths_bytes_good;

/* Its bytes, unpacked and without their checksum; to be freed. */
uint8_t *paths_bytes_make(const struct paths_bytes *p, size_t *len);

/* Bytes and their checksum, packed: the name of a new file, to be given to drop_file. */
char *paths_bytes_file(const uint8_t *bytes, size_t len);

#endif
