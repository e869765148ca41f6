/* SPDX-License-Identifier: MIT */
/* Files by their names; see file.h. */
#include "report/system/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_find(const char *name, char *out)
{
    struct stat file;

    return realpath(name, out) && stat(out, &file) == 0 && S_ISREG(file.st_mode) &&
           access(out, R_OK) == 0;
}

bool file_program(const char *name, char *out)
{
    const char *path = getenv("PATH");
    bool there = false;

    /* Where there is no PATH, execlp looks in these. */
    for (path = path ? path : "/bin:/usr/bin"; *path && !there; path += strspn(path, ":")) {
        size_t len = strcspn(path, ":");
        char *file;

        if (asprintf(&file, "%.*s/%s", (int)len, path, name) < 0)
            return false;
        there = access(file, X_OK) == 0 && file_find(file, out);
        free(file);
        path += len;
    }
    return there;
}
