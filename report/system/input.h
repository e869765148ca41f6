/* SPDX-License-Identifier: MIT */
/*
 * What is read: a file, a pipe or standard input, which may be gzipped.  Its reader sees a stream
 * of what was packed, and needs not know.  Which it is say the first bytes (RFC 1952, 2.3.1), and
 * not its name; it is opened and read once, so that nothing of a pipe is lost.
 */
#ifndef REPORT_SYSTEM_INPUT_H
#define REPORT_SYSTEM_INPUT_H

#include <stdint.h>
#include <stdio.h>

/*
 * A gzipped file may unpack to so many bytes: the log of a boot has about one million of them, but
 * a small file can be made to unpack to a thousand times its size.
 */
#define INPUT_UNPACKED_MAX (UINT64_C(256) << 20)

/* The name of standard input. */
#define INPUT_STDIN "-"

struct input;

/*
 * Open a file, or standard input, to be unpacked to 'most' bytes if it is gzipped.  NULL, with
 * errno, when it cannot be read at all, as a folder cannot.
 */
struct input *input_open(const char *path, uint64_t most);
void input_close(struct input *input);

/* What is in it.  After something that is wrong the stream ends, and has all that stood before. */
FILE *input_stream(struct input *input);

/* The first bytes of that, which the stream still has: 65536 of them, or all. */
const unsigned char *input_head(const struct input *input, size_t *len);

/*
 * What ended the stream before the file's end, as the end of a sentence; NULL: nothing so far.  Of
 * what is neither a text nor gzipped the stream has nothing, and this says what it is.
 */
const char *input_wrong(const struct input *input);

/* What to do first where a program is to be given the file: of a gzipped one, else "". */
const char *input_unpack_first(const struct input *input);

/* The last part of a path, as what is said of what is in a file names it. */
const char *input_name(const char *path);

#endif
