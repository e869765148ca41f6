/* SPDX-License-Identifier: MIT */
/* Files of numbers and bytes, packed by zlib, read and written in one go: raw.h says how a number
 * is stored. */
#ifndef REPORT_PATHS_PACKED_H
#define REPORT_PATHS_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

struct packed_in {
    gzFile file;
    unsigned char bytes[65536];
    size_t at, len;
    uint64_t left; /* so many bytes more may be unpacked */
    uint32_t crc;  /* of those given out so far */
    bool short_of; /* something was asked for that is not there, or is no number */
};

/* To be unpacked to 'most' bytes.  False: it cannot be opened; errno says why. */
bool packed_open(struct packed_in *in, const char *path, uint64_t most);
/* A number, 0 where there is none: then short_of is true from there on. */
uint64_t packed_number(struct packed_in *in);
/* So many bytes, zeros where there are none; NULL for out to read over them. */
void packed_bytes(struct packed_in *in, void *out, size_t len);
/*
 * So many bytes in memory that grows as they come, so that a length that is made up takes none; to
 * be freed.  NULL: they are not all there.
 */
uint8_t *packed_take(struct packed_in *in, size_t len);
/* True when all of it was sound and nothing is left. */
bool packed_close(struct packed_in *in);

/* A number from the bytes of a path, from *at on.  False: it is cut, or too large. */
bool packed_next(const uint8_t **at, const uint8_t *end, uint64_t *number);

struct packed_out {
    gzFile file;
    uint32_t crc;
    int error; /* what errno was when something could not be written first, or 0 */
};

/* Anew: what has the name before is removed, a link too.  False: errno says why. */
bool packed_make(struct packed_out *out, const char *path);
void packed_put(struct packed_out *out, uint64_t number);
void packed_put_bytes(struct packed_out *out, const void *bytes, size_t len);
/* False: something could not be written; errno says why. */
bool packed_done(struct packed_out *out);

#endif
