/* SPDX-License-Identifier: MIT */
/* See file_out.h. */
#include "report/file_out.h"

#include <errno.h>
#include <string.h>

#include "report/text.h"

bool file_unwritten(const char *path)
{
    int error = errno;

    fputs("pvbench: cannot write ", stderr);
    text_put(stderr, path);
    fprintf(stderr, ": %s\n", strerror(error));
    return false;
}

bool file_out(const char *path, bool (*write)(const void *what, FILE *out), const void *what)
{
    bool to_stdout = !strcmp(path, "-"), good;
    FILE *out = to_stdout ? stdout : fopen(path, "we");

    if (!out)
        return file_unwritten(path);
    good = write(what, out) && fflush(out) == 0;
    if (!to_stdout)
        good = fclose(out) == 0 && good;
    return good || file_unwritten(path);
}
