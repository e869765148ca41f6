/* SPDX-License-Identifier: MIT */
/* What the plugin left of a boot (raw.h), in memory. */
#ifndef REPORT_PATHS_RAW_READ_H
#define REPORT_PATHS_RAW_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct raw_block {
    uint64_t at;
    unsigned count; /* of instructions */
    size_t sizes;   /* where their sizes begin in the bytes ... */
    size_t code;    /* ... and their code */
    size_t code_len;
};

struct raw_path {
    size_t at, len; /* its steps, in the bytes */
};

struct raw_region {
    uint64_t count, iterations;
    uint32_t path;
    bool broken; /* an exception ended it: nothing else is known */
};

struct raw {
    struct raw_block *blocks;
    size_t block_count;
    struct raw_path *paths;
    size_t path_count;
    struct raw_region *regions;
    size_t region_count;
    uint8_t *bytes;
    size_t len;
};

/* NULL: 'why' says in a few words what is wrong with the file. */
struct raw *raw_read(const char *file, char *why, size_t size);
void raw_free(struct raw *raw);

#endif
