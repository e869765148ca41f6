/* SPDX-License-Identifier: MIT */
/* A folder in the place of "/", with the files of /proc and /sys that a test wants there. */
#ifndef TESTS_UNIT_SUPPORT_TREE_H
#define TESTS_UNIT_SUPPORT_TREE_H

#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name of a new one, to be given to tree_remove. */
static inline char *tree_make(void)
{
    char *root = strdup("/tmp/pvbench-test-tree-XXXXXX");

    if (root && !mkdtemp(root))
        abort();
    return root;
}

/* Put that text into the file root + name, whose folders are made. */
static inline void tree_put(const char *root, const char *name, const char *text)
{
    char path[PATH_MAX], *slash;
    FILE *file;

    snprintf(path, sizeof(path), "%s%s", root, name);
    for (slash = path + strlen(root); (slash = strchr(slash + 1, '/')); *slash = '/') {
        *slash = '\0';
        mkdir(path, 0755);
    }
    file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file))
        abort();
}

static inline int tree_drop(const char *path, const struct stat *stat, int type, struct FTW *where)
{
    (void)stat;
    (void)type;
    (void)where;
    return remove(path);
}

static inline void tree_remove(char *root)
{
    nftw(root, tree_drop, 8, FTW_DEPTH | FTW_PHYS);
    free(root);
}

#endif
