/* SPDX-License-Identifier: MIT */
/* The bytes of a file that is not to be trusted, and numbers in them. */
#ifndef REPORT_SYMBOLS_BYTES_H
#define REPORT_SYMBOLS_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A file may have so many, unpacked: the largest xen-syms have some 20 million. */
#define BYTES_MOST (UINT64_C(128) << 20)

struct bytes {
    const uint8_t *at;
    size_t size;
};

/* All of a file, which is unpacked if it is gzipped; to be freed.  False: why says it in one line.
 */
bool bytes_load(struct bytes *bytes, const char *file, char *why, size_t size);
void bytes_free(struct bytes *bytes);

static inline bool bytes_have(const struct bytes *bytes, uint64_t at, uint64_t count)
{
    return at <= bytes->size && count <= bytes->size - at;
}

/* Little-endian numbers; 0 where they are not all there. */
uint16_t bytes_u16(const struct bytes *bytes, uint64_t at);
uint32_t bytes_u32(const struct bytes *bytes, uint64_t at);
uint64_t bytes_u64(const struct bytes *bytes, uint64_t at);

/* A number of 4 or 8 bytes. */
static inline uint64_t bytes_word(const struct bytes *bytes, uint64_t at, unsigned width)
{
    return width == 8 ? bytes_u64(bytes, at) : bytes_u32(bytes, at);
}

/* Whether nothing but a filling is from 'at' to before 'end': zeros, or as Xen has it since 4.21,
 * 0xff. */
bool bytes_filled(const struct bytes *bytes, uint64_t at, uint64_t end);

/* A text that ends with a NUL, or the file's end, cut to size with its own.  "" where none is. */
void bytes_text(const struct bytes *bytes, uint64_t at, char *out, size_t size);

#endif
