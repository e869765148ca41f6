/* SPDX-License-Identifier: MIT */
/* See resolved.h. */
#include "report/system/resolved.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many links as Linux follows. */
#define LINKS_MOST 40

static char *resolved(const char *path, unsigned links);

/* "folder/name", whose folder is resolved; "." and ".." are taken out of what is not there. */
static char *joined(const char *folder, const char *name)
{
    char *path = NULL, *slash;

    if (!*name || !strcmp(name, "."))
        return strdup(folder);
    if (strcmp(name, "..") != 0)
        return asprintf(&path, "%s/%s", strcmp(folder, "/") ? folder : "", name) < 0 ? NULL : path;
    path = strdup(folder);
    slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        slash[slash == path] = '\0';
    return path;
}

/* A link that leads to what is not there leads to a name all the same. */
static char *followed(char *path, const char *folder, unsigned links)
{
    char target[PATH_MAX], *at = NULL, *end;
    ssize_t len = readlink(path, target, sizeof(target) - 1);

    if (len < 0)
        return path;
    free(path);
    target[len] = '\0';
    if (!links || asprintf(&at, "%s/%s", *target == '/' ? "" : folder, target) < 0)
        return NULL;
    end = resolved(at, links - 1);
    free(at);
    return end;
}

/* Its folder first, and then its name in that. */
static char *resolved_apart(const char *path, unsigned links)
{
    const char *slash = strrchr(path, '/');
    char *above = slash ? strndup(path, (size_t)(slash - path) + (slash == path)) : strdup(".");
    char *folder = above ? resolved(above, links) : NULL;
    char *whole = folder ? joined(folder, slash ? slash + 1 : path) : NULL;

    if (whole)
        whole = followed(whole, folder, links);
    free(folder);
    free(above);
    return whole;
}

static char *resolved(const char *path, unsigned links)
{
    char *there = realpath(path, NULL);

    if (there)
        return there;
    return !strcmp(path, ".") || !strcmp(path, "/") ? NULL : resolved_apart(path, links);
}

char *path_resolved(const char *path)
{
    return resolved(path, LINKS_MOST);
}

static bool is_one_file(const char *one, const char *other)
{
    struct stat a, b;

    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool path_same(const char *one, const char *other)
{
    char *a = path_resolved(one), *b = path_resolved(other);
    bool same = (a && b && !strcmp(a, b)) || is_one_file(one, other);

    free(a);
    free(b);
    return same;
}

char *path_within(const char *path, const char *folder)
{
    char *inner = path_resolved(path), *outer = path_resolved(folder), *rest = NULL;
    size_t len = outer ? strlen(outer) : 0;

    if (inner && len > 1 && !strncmp(inner, outer, len) && inner[len] == '/')
        rest = strdup(inner + len + 1);
    free(inner);
    free(outer);
    return rest;
}
