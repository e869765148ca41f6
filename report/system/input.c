/* SPDX-License-Identifier: MIT */
/* A file that may be gzipped: see input.h. */
#include "report/system/input.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "report/system/memory.h"

/* What inflateInit2 takes for the largest window, and for gzip's header and trailer round it. */
#define GZIP_WINDOW (15 + 16)

struct input {
    FILE *file;
    FILE *stream; /* 'file' itself, or what comes out of it */
    z_stream z;
    bool between;  /* a member has ended; another one may follow it */
    bool ended;    /* and none did */
    bool packing;  /* z has to be given back */
    uint64_t most; /* bytes to unpack */
    uint64_t left; /* of these */
    char why[160]; /* what is wrong, or "" */
    unsigned char packed[16384];
};

static void refill(struct input *in)
{
    size_t got = fread(in->packed, 1, sizeof(in->packed), in->file);

    in->z.next_in = in->packed;
    in->z.avail_in = (unsigned)got;
    if (got)
        return;
    if (ferror(in->file))
        snprintf(in->why, sizeof(in->why), "it cannot be read: %s", strerror(errno));
    else if (in->between)
        in->ended = true;
    else
        snprintf(in->why, sizeof(in->why), "its gzip stream is cut short");
}

/* Unpack some bytes, or none. */
static void unpack(struct input *in)
{
    int status;

    if (!in->z.avail_in)
        refill(in);
    if (!in->z.avail_in)
        return;
    if (in->between)
        inflateReset(&in->z);
    in->between = false;
    status = inflate(&in->z, Z_NO_FLUSH);
    if (status == Z_STREAM_END)
        in->between = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
        snprintf(in->why, sizeof(in->why), "its gzip stream is damaged: %s",
                 in->z.msg ? in->z.msg : "no reason given");
}

/* For fopencookie: what is wrong is told when all that stands before it has been read. */
static ssize_t read_unpacked(void *cookie, char *out, size_t size)
{
    struct input *in = cookie;
    size_t got;

    in->z.next_out = (unsigned char *)out;
    in->z.avail_out = (unsigned)size;
    while (in->z.avail_out == size && !in->ended && !*in->why)
        unpack(in);
    got = size - in->z.avail_out;
    if (got > in->left) {
        got = (size_t)in->left;
        snprintf(in->why, sizeof(in->why),
                 "it unpacks to more than %" PRIu64 " bytes: unpack it with gunzip if you trust it",
                 in->most);
    }
    in->left -= got;
    return got || !*in->why ? (ssize_t)got : -1;
}

static bool is_gzipped(FILE *file)
{
    return getc(file) == 0x1f && getc(file) == 0x8b;
}

/* The stream of a file that is gzipped; NULL, with errno. */
static FILE *unpacked(struct input *in)
{
    static const cookie_io_functions_t functions = {.read = read_unpacked};

    if (inflateInit2(&in->z, GZIP_WINDOW) != Z_OK) {
        errno = ENOMEM;
        return NULL;
    }
    in->packing = true;
    return fopencookie(in, "r", functions);
}

struct input *input_open(const char *path, uint64_t most)
{
    struct input *in = memory_new(sizeof(*in));
    bool gzipped;

    in->most = in->left = most;
    in->file = fopen(path, "re");
    gzipped = in->file && is_gzipped(in->file);
    /* A folder opens, but does not read. */
    if (in->file && !ferror(in->file)) {
        rewind(in->file);
        in->stream = gzipped ? unpacked(in) : in->file;
    }
    if (!in->stream) {
        int error = errno;

        input_close(in);
        errno = error;
        return NULL;
    }
    return in;
}

void input_close(struct input *in)
{
    if (in->stream && in->stream != in->file)
        fclose(in->stream);
    if (in->file)
        fclose(in->file);
    if (in->packing)
        inflateEnd(&in->z);
    free(in);
}

FILE *input_stream(struct input *in)
{
    return in->stream;
}

const char *input_wrong(const struct input *in)
{
    if (!*in->why && ferror(in->stream))
        return "it cannot be read to its end";
    return *in->why ? in->why : NULL;
}
