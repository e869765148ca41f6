/* SPDX-License-Identifier: MIT */
#include "report/paths/packed.h"

#include <string.h>

/* ---- in ---- */

bool packed_open(struct packed_in *in, const char *path)
{
    in->at = in->len = 0;
    in->read = 0;
    in->crc = 0;
    in->short_of = false;
    in->file = gzopen(path, "rb");
    return in->file != NULL;
}

/* More bytes into the buffer, once the last are used up. */
static bool fill(struct packed_in *in)
{
    int got = in->short_of ? 0 : gzread(in->file, in->bytes, sizeof(in->bytes));

    in->at = 0;
    in->len = got > 0 ? (size_t)got : 0;
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
        in->read += some;
        len -= some;
    }
    if (len && to)
        memset(to, 0, len);
}

uint64_t packed_number(struct packed_in *in)
{
    uint64_t value = 0;
    unsigned char byte = 0x80;
    unsigned shift;

    for (shift = 0; shift < 64 && byte & 0x80; shift += 7) {
        packed_bytes(in, &byte, 1);
        value |= (uint64_t)(byte & 0x7f) << shift;
    }
    if (byte & 0x80)
        in->short_of = true;
    return in->short_of ? 0 : value;
}

uint64_t packed_next(const uint8_t **at, const uint8_t *end)
{
    uint64_t value = 0;
    unsigned shift;

    for (shift = 0; shift < 64 && *at < end; shift += 7) {
        uint8_t byte = *(*at)++;

        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    return value;
}

bool packed_close(struct packed_in *in)
{
    bool whole = !in->short_of && in->at == in->len && !fill(in);

    /* Only its end lets zlib compare the sum that it keeps. */
    return gzclose(in->file) == Z_OK && whole;
}

/* ---- out ---- */

bool packed_make(struct packed_out *out, const char *path)
{
    *out = (struct packed_out){.file = gzopen(path, "wbe")};
    return out->file != NULL;
}

void packed_put_bytes(struct packed_out *out, const void *bytes, size_t len)
{
    out->crc = (uint32_t)crc32(out->crc, bytes, (unsigned)len);
    if (len && gzwrite(out->file, bytes, (unsigned)len) != (int)len)
        out->failed = true;
}

void packed_put(struct packed_out *out, uint64_t number)
{
    unsigned char bytes[10];
    size_t len = 0;

    for (; number >= 0x80; number >>= 7)
        bytes[len++] = (unsigned char)(number | 0x80);
    bytes[len++] = (unsigned char)number;
    packed_put_bytes(out, bytes, len);
}

bool packed_done(struct packed_out *out)
{
    return gzclose(out->file) == Z_OK && !out->failed;
}
