/* SPDX-License-Identifier: MIT */
/* The bytes of a file: see bytes.h. */
#include "report/symbols/bytes.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "report/system/memory.h"

/* What is read at once. */
#define PIECE 65536u

/* False: why is said. */
static bool read_all(struct bytes *bytes, gzFile in, const char *file, char *why, size_t size)
{
    uint8_t *all = NULL;
    size_t room = 0;
    int got, error;

    do {
        if (bytes->size > BYTES_MOST) {
            snprintf(why, size, "%s has more than %" PRIu64 " bytes, so it is no hypervisor", file,
                     BYTES_MOST);
            return false;
        }
        if (room - bytes->size < PIECE) {
            room = 2 * room + PIECE;
            bytes->at = all = memory_fit(all, room, 1);
        }
        errno = 0;
        got = gzread(in, all + bytes->size, PIECE);
        bytes->size += got > 0 ? (size_t)got : 0;
    } while (got > 0);
    /* A stream that is cut short reads as if it ended there. */
    gzerror(in, &error);
    if (got == 0 && error == Z_OK)
        return true;
    if (error == Z_ERRNO)
        snprintf(why, size, "cannot read %s: %s", file, strerror(errno));
    else
        snprintf(why, size, "%s cannot be unpacked: its gzip stream is %s", file,
                 error == Z_BUF_ERROR ? "cut short" : "damaged");
    return false;
}

bool bytes_load(struct bytes *bytes, const char *file, char *why, size_t size)
{
    gzFile in = gzopen(file, "rbe");
    bool good;

    *bytes = (struct bytes){0};
    if (!in) {
        snprintf(why, size, "cannot open %s: %s", file, strerror(errno));
        return false;
    }
    good = read_all(bytes, in, file, why, size);
    gzclose(in);
    if (good)
        return true;
    bytes_free(bytes);
    return false;
}

void bytes_free(struct bytes *bytes)
{
    free((void *)bytes->at);
    *bytes = (struct bytes){0};
}

static uint64_t number(const struct bytes *bytes, uint64_t at, unsigned width)
{
    uint64_t value = 0;

    if (!bytes_have(bytes, at, width))
        return 0;
    while (width--)
        value = value << 8 | bytes->at[at + width];
    return value;
}

uint16_t bytes_u16(const struct bytes *bytes, uint64_t at)
{
    return (uint16_t)number(bytes, at, 2);
}

uint32_t bytes_u32(const struct bytes *bytes, uint64_t at)
{
    return (uint32_t)number(bytes, at, 4);
}

uint64_t bytes_u64(const struct bytes *bytes, uint64_t at)
{
    return number(bytes, at, 8);
}

bool bytes_filled(const struct bytes *bytes, uint64_t at, uint64_t end)
{
    uint8_t with;

    if (at > end || end > bytes->size)
        return false;
    with = at < end ? bytes->at[at] : 0;
    while (at < end && bytes->at[at] == with)
        at++;
    return at == end && (with == 0 || with == 0xff);
}

void bytes_text(const struct bytes *bytes, uint64_t at, char *out, size_t size)
{
    size_t len = 0;

    while (at < bytes->size && len + 1 < size && bytes->at[at])
        out[len++] = (char)bytes->at[at++];
    out[len] = '\0';
}
