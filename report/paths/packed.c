/* SPDX-License-Identifier: MIT */
#include "report/paths/packed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/paths/raw.h"
#include "report/system/memory.h"

/* ---- in ---- */

bool packed_open(struct packed_in *in, const char *path, uint64_t most)
{
    /* A pipe of that name that nobody writes to is empty, and does not hold us up. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    in->at = in->len = 0;
    in->left = most;
    in->crc = 0;
    in->short_of = false;
    if (fd < 0)
        return false;
    in->file = gzdopen(fd, "rb");
    if (in->file)
        return true;
    close(fd);
    errno = ENOMEM;
    return false;
}

/* More bytes into the buffer, once the last are used up. */
static bool fill(struct packed_in *in)
{
    size_t most = in->left < sizeof(in->bytes) ? (size_t)in->left : sizeof(in->bytes);
    int got = in->short_of || !most ? 0 : gzread(in->file, in->bytes, (unsigned)most);

    in->at = 0;
    in->len = got > 0 ? (size_t)got : 0;
    in->left -= in->len;
    in->short_of = in->short_of || got <= 0;
    return in->len > 0;
}

void packed_bytes(struct packed_in *in, void *out, size_t len)
{
    unsigned char *to = out;

    while (len && (in->at < in->len || fill(in))) {
        size_t some = in->len - in->at < len ? in->len - in->at : len;

        in->crc = (uint32_t)crc32(in->crc, in->bytes + in->at, (unsigned)some);
        if (to) {
            memcpy(to, in->bytes + in->at, some);
            to += some;
        }
        in->at += some;
        len -= some;
    }
    if (len && to)
        memset(to, 0, len);
}

uint8_t *packed_take(struct packed_in *in, size_t len)
{
    size_t have = 0, some;
    uint8_t *bytes = memory_new(1);

    for (; have < len && !in->short_of; have += some) {
        some = have > sizeof(in->bytes) ? have : sizeof(in->bytes);
        some = len - have < some ? len - have : some;
        bytes = memory_fit(bytes, have + some, 1);
        packed_bytes(in, bytes + have, some);
    }
    if (!in->short_of)
        return bytes;
    free(bytes);
    return NULL;
}

/* Whether another byte of a number belongs to it, and leaves it within 64 bits. */
static bool take_digit(uint64_t *number, unsigned shift, uint8_t byte)
{
    if (shift == 63 && byte > 1)
        return false;
    *number |= (uint64_t)(byte & 0x7f) << shift;
    return true;
}

uint64_t packed_number(struct packed_in *in)
{
    uint64_t number = 0;
    unsigned char byte = 0x80;
    unsigned shift;

    for (shift = 0; byte & 0x80; shift += 7) {
        packed_bytes(in, &byte, 1);
        if (!take_digit(&number, shift, byte))
            in->short_of = true;
        if (in->short_of)
            return 0;
    }
    return number;
}

bool packed_next(const uint8_t **at, const uint8_t *end, uint64_t *number)
{
    unsigned shift;

    *number = 0;
    for (shift = 0; *at < end; shift += 7) {
        uint8_t byte = *(*at)++;

        if (!take_digit(number, shift, byte))
            return false;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

bool packed_close(struct packed_in *in)
{
    /* Only at its end does zlib compare the sum that it keeps. */
    bool whole =
        !in->short_of && in->at == in->len && in->left && gzread(in->file, in->bytes, 1) == 0;

    return gzclose(in->file) == Z_OK && whole;
}

/* ---- out ---- */

bool packed_make(struct packed_out *out, const char *path)
{
    unlink(path);
    errno = 0;
    *out = (struct packed_out){.file = gzopen(path, "wbex")};
    if (!out->file && !errno)
        errno = ENOMEM;
    return out->file != NULL;
}

static void note_error(struct packed_out *out)
{
    if (!out->error)
        out->error = errno ? errno : EIO;
}

void packed_put_bytes(struct packed_out *out, const void *bytes, size_t len)
{
    out->crc = (uint32_t)crc32_z(out->crc, bytes, len);
    errno = 0;
    if (gzfwrite(bytes, 1, len, out->file) != len)
        note_error(out);
}

void packed_put(struct packed_out *out, uint64_t number)
{
    unsigned char bytes[RAW_NUMBER_MOST];
    size_t len = raw_number_put(bytes, number);

    packed_put_bytes(out, bytes, len);
}

bool packed_done(struct packed_out *out)
{
    errno = 0;
    if (gzclose(out->file) != Z_OK)
        note_error(out);
    errno = out->error;
    return !out->error;
}
