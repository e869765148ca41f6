/* SPDX-License-Identifier: MIT */
/* Files by their names; see file.h. */
#include "report/system/file.h"

#include <errno.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
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

static bool is_of_kernel(const char *folder)
{
    struct statfs system;

    return statfs(folder, &system) == 0 &&
           (system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC);
}

bool file_folder_takes(const char *folder)
{
    struct stat file;

    if (stat(folder, &file) != 0)
        return false;
    errno = !S_ISDIR(file.st_mode) ? ENOTDIR : is_of_kernel(folder) ? EPERM : 0;
    return !errno && access(folder, W_OK | X_OK) == 0;
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
        return file_folder_takes(".");
    slash[slash == folder] = '\0';
    return file_folder_takes(folder);
}

void file_nearest(const char *name, char *folder)
{
    snprintf(folder, PATH_MAX, "%s", name);
    while (*folder && access(folder, F_OK) != 0) {
        char *slash = strrchr(folder, '/');

        if (!slash)
            slash = folder;
        *slash = '\0';
    }
    if (!*folder)
        snprintf(folder, PATH_MAX, "%s", *name == '/' ? "/" : ".");
}
