/* SPDX-License-Identifier: MIT */
/*
 * A file that may be gzipped: its reader sees a stream of what was packed, and needs not know.
 * Which it is says the file itself, by its first two bytes (RFC 1952, 2.3.1), and not its name.
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

struct input;

/*
 * Open a file, to be unpacked to 'most' bytes if it is gzipped.  NULL, with errno, when it cannot
 * be read at all, as a folder cannot.
 */
struct input *input_open(const char *path, uint64_t most);
void input_close(struct input *input);

/* What is in it.  After something that is wrong the stream ends, and has all that stood before. */
FILE *input_stream(struct input *input);

/* What ended the stream before the file's end, as the end of a sentence; NULL: nothing so far. */
const char *input_wrong(const struct input *input);

#endif
