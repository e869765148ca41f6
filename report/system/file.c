/* SPDX-License-Identifier: MIT */
/* Files by their names; see file.h. */
#include "report/system/file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_find(const char *name, char *out)
{
    struct stat file;

    return realpath(name, out) && stat(out, &file) == 0 && S_ISREG(file.st_mode) &&
           access(out, R_OK) == 0;
}
