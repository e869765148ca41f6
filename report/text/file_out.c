/* SPDX-License-Identifier: MIT */
/* See file_out.h. */
#include "report/text/file_out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "report/text/say.h"

bool file_unwritten(const char *path)
{
    say_line("pvbench: cannot write %s: %s", strcmp(path, "-") ? path : "the standard output",
             strerror(errno));
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
