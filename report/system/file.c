/* SPDX-License-Identifier: MIT */
/* Files by their names; see file.h. */
#include "report/system/file.h"

#include <errno.h>
#include <limits.h>
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

bool file_writable(const char *name)
{
    char folder[PATH_MAX];
    struct stat file;
    char *slash;

    if (stat(name, &file) == 0) {
        errno = S_ISDIR(file.st_mode) ? EISDIR : 0;
        return !errno && access(name, W_OK) == 0;
    }
    if (errno != ENOENT || snprintf(folder, sizeof(folder), "%s", name) >= PATH_MAX)
        return false;
    slash = strrchr(folder, '/');
    if (!slash)
        return access(".", W_OK | X_OK) == 0;
    slash[slash == folder] = '\0';
    return access(folder, W_OK | X_OK) == 0;
}
