/* SPDX-License-Identifier: MIT */
/* What the plugin leaves of a boot (report/paths/raw.h), made for tests. */
#ifndef TESTS_UNIT_MAKERS_RAW_MAKER_H
#define TESTS_UNIT_MAKERS_RAW_MAKER_H

#include <stddef.h>
#include <stdint.h>

#include "report/paths/raw_read.h"

struct raw_maker {
    uint8_t *bytes; /* the file so far, before it is packed */
    size_t len;
    unsigned blocks, paths, regions;
    uint8_t steps[4096]; /* of the path to come */
    size_t steps_len;
};

void raw_maker_open(struct raw_maker *m);
void raw_maker_number(struct raw_maker *m, uint64_t number);
void raw_maker_bytes(struct raw_maker *m, const void *bytes, size_t len);

/* A block of instructions in hex with a blank between two; its number. */
unsigned raw_maker_block(struct raw_maker *m, uint64_t at, const char *code);
/* A step of the path to come: all of a block, or so many of its instructions. */
void raw_maker_step(struct raw_maker *m, unsigned block);
void raw_maker_cut(struct raw_maker *m, unsigned block, unsigned ran);
/* The path of the steps so far; its number. */
unsigned raw_maker_path(struct raw_maker *m);

void raw_maker_region(struct raw_maker *m, uint64_t count, uint64_t iterations, unsigned path);
/* So many of them. */
void raw_maker_regions(struct raw_maker *m, unsigned times, uint64_t count, uint64_t iterations,
                       unsigned path);
void raw_maker_broken(struct raw_maker *m);
void raw_maker_end(struct raw_maker *m);

/* Pack the bytes into a new file, to be given to drop_file. */
char *packed_file(const void *bytes, size_t len);
/* The same of what was made, which is freed. */
char *raw_maker_file(struct raw_maker *m);
/* Its end, and all of it as it is read, to be given to raw_free. */
struct raw *raw_maker_close(struct raw_maker *m);

#endif
