/* SPDX-License-Identifier: MIT */
/* A file, a pipe or standard input, which may be gzipped: see input.h. */
#include "report/system/input.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "report/system/foreign.h"
#include "report/system/memory.h"
#include "report/system/taken.h"

/* What inflateInit2 takes for the largest window, and for gzip's header and trailer round it. */
#define GZIP_WINDOW (15 + 16)

/* The headers of a mail, in front of what it says, may be some ten thousand bytes. */
#define HEAD_MOST 65536u
_Static_assert(HEAD_MOST >= FOREIGN_HEAD, "what is looked at has to be there");

struct input {
    FILE *file;
    FILE *stream; /* what is in it */
    z_stream z;
    bool packed;              /* z has to be given back */
    bool between;             /* a member has ended; another one may follow it */
    bool ended;               /* the file has */
    uint64_t most;            /* bytes to unpack */
    uint64_t left;            /* of these */
    char why[256];            /* what is wrong, or "" */
    unsigned char raw[16384]; /* as they are in the file; the next is at 'z.next_in' */
    unsigned char head[HEAD_MOST];
    size_t head_len;
    size_t head_from; /* a byte order mark is none of it */
    size_t head_at;   /* the next of these to be read */
};

static void refill(struct input *in)
{
    size_t got = fread(in->raw, 1, sizeof(in->raw), in->file);

    in->z.next_in = in->raw;
    in->z.avail_in = (unsigned)got;
    if (got)
        return;
    if (ferror(in->file))
        snprintf(in->why, sizeof(in->why), "it cannot be read: %s", strerror(errno));
    else if (in->between || !in->packed)
        in->ended = true;
    else
        snprintf(in->why, sizeof(in->why), "its gzip stream is cut short");
}

static void copy(struct input *in)
{
    size_t some = in->z.avail_in < in->z.avail_out ? in->z.avail_in : in->z.avail_out;

    memcpy(in->z.next_out, in->z.next_in, some);
    in->z.next_in += some;
    in->z.avail_in -= (unsigned)some;
    in->z.next_out += some;
    in->z.avail_out -= (unsigned)some;
}

/*
 * zlib's own gzread would be shorter, and drops what is no gzip behind a member without a word
 * (gzread.c:gz_look): a log that another one was appended to would be read as if it were whole.
 */
static void unpack(struct input *in)
{
    int status;

    /* gzip(1) passes over zeros at the end, too: a tape or a disk is filled with them. */
    while (in->between && in->z.avail_in && !*in->z.next_in) {
        in->z.next_in++;
        in->z.avail_in--;
    }
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

/* So many bytes of what is in it, fewer only at its end or before something that is wrong. */
static size_t take(struct input *in, unsigned char *out, size_t size)
{
    size_t got;

    in->z.next_out = out;
    in->z.avail_out = (unsigned)size;
    while (in->z.avail_out && !in->ended && !*in->why) {
        if (!in->z.avail_in)
            refill(in);
        if (in->z.avail_in && in->packed)
            unpack(in);
        else if (in->z.avail_in)
            copy(in);
    }
    got = size - in->z.avail_out;
    if (!in->packed)
        return got;
    if (got > in->left) {
        got = (size_t)in->left;
        snprintf(in->why, sizeof(in->why),
                 "it unpacks to more than %" PRIu64 " bytes: unpack it with gunzip if you trust it",
                 in->most);
    }
    in->left -= got;
    return got;
}

/* For fopencookie: what is wrong is told when all that stands before it has been read. */
static ssize_t read_content(void *cookie, char *out, size_t size)
{
    struct input *in = cookie;
    size_t got = in->head_len - in->head_at;

    if (got) {
        got = got < size ? got : size;
        memcpy(out, in->head + in->head_at, got);
        in->head_at += got;
        return (ssize_t)got;
    }
    got = *in->why ? 0 : take(in, (unsigned char *)out, size);
    return got || !*in->why ? (ssize_t)got : -1;
}

/* Standard input is there once. */
static FILE *take_stdin(struct input *in)
{
    static bool taken;

    if (taken)
        snprintf(in->why, sizeof(in->why), "standard input can be read once: name a file as well");
    taken = true;
    return stdin;
}

/* An editor of Windows puts it before UTF-8. */
static void skip_byte_order_mark(struct input *in)
{
    if (in->head_len >= 3 && !memcmp(in->head, "\xef\xbb\xbf", 3))
        in->head_from = in->head_at = 3;
}

static bool is_gzip(const unsigned char *bytes, size_t len)
{
    return len >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

/* False, with errno: not a byte of it can be read. */
static bool look_at_head(struct input *in)
{
    const char *name;

    refill(in);
    if (ferror(in->file))
        return false;
    if (is_gzip(in->raw, in->z.avail_in)) {
        if (inflateInit2(&in->z, GZIP_WINDOW) != Z_OK) {
            errno = ENOMEM;
            return false;
        }
        in->packed = true;
    }
    in->head_len = take(in, in->head, sizeof(in->head));
    name = foreign_name(in->head, in->head_len < FOREIGN_HEAD ? in->head_len : FOREIGN_HEAD);
    if (name) {
        snprintf(in->why, sizeof(in->why), "%s%s", name,
                 is_gzip(in->head, in->head_len) ? "" : input_unpack_first(in));
        in->head_len = 0;
    }
    skip_byte_order_mark(in);
    return true;
}

struct input *input_open(const char *path, uint64_t most)
{
    static const cookie_io_functions_t functions = {.read = read_content};
    struct input *in = memory_new(sizeof(*in));

    in->most = in->left = most;
    in->file = strcmp(path, INPUT_STDIN) != 0 ? fopen(path, "re") : take_stdin(in);
    if (in->file)
        taken_add(in->file);
    if (in->file && (*in->why || look_at_head(in)))
        in->stream = fopencookie(in, "r", functions);
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
    if (in->stream)
        fclose(in->stream);
    if (in->file && in->file != stdin)
        fclose(in->file);
    if (in->packed)
        inflateEnd(&in->z);
    free(in);
}

FILE *input_stream(struct input *in)
{
    return in->stream;
}

const unsigned char *input_head(const struct input *in, size_t *len)
{
    *len = in->head_len - in->head_from;
    return in->head + in->head_from;
}

const char *input_wrong(const struct input *in)
{
    if (!*in->why && ferror(in->stream))
        return "it cannot be read to its end";
    return *in->why ? in->why : NULL;
}

const char *input_unpack_first(const struct input *in)
{
    return in && in->packed ? "; all of it is gzipped, so unpack that first (gzip -d)" : "";
}

const char *input_name(const char *path)
{
    return strcmp(path, INPUT_STDIN) != 0 ? basename(path) : "stdin";
}
