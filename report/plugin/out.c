/* SPDX-License-Identifier: MIT */
#include "report/plugin/out.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "report/paths/raw.h"

static gzFile file;
static bool failed;

bool out_open(const char *path)
{
    file = gzopen(path, "wb1");
    if (!file) {
        perror(path);
        return false;
    }
    out_bytes(RAW_MAGIC, strlen(RAW_MAGIC));
    return true;
}

void out_number(uint64_t value)
{
    unsigned char bytes[RAW_NUMBER_MOST];
    size_t len = raw_number_put(bytes, value);

    out_bytes(bytes, len);
}

void out_bytes(const void *bytes, size_t len)
{
    if (len && gzwrite(file, bytes, (unsigned)len) != (int)len)
        failed = true;
}

void out_close(void)
{
    if (gzclose(file) != Z_OK || failed)
        fprintf(stderr, "pvbench: the counts of the timed regions could not be written\n");
}
