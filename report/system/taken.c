/* SPDX-License-Identifier: MIT */
/* See taken.h. */
#include "report/system/taken.h"

#include "report/system/memory.h"

struct taken {
    dev_t device;
    ino_t inode;
    struct timespec changed;
};

static struct taken *files;
static size_t count;

static bool is_same(const struct taken *taken, const struct stat *file)
{
    return taken->device == file->st_dev && taken->inode == file->st_ino &&
           taken->changed.tv_sec == file->st_ctim.tv_sec &&
           taken->changed.tv_nsec == file->st_ctim.tv_nsec;
}

bool taken_has(const struct stat *file)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (is_same(&files[i], file))
            return true;
    return false;
}

void taken_add(FILE *file)
{
    struct stat is;

    if (fstat(fileno(file), &is) != 0 || !S_ISREG(is.st_mode) || taken_has(&is))
        return;
    files = memory_grow(files, count, sizeof(*files));
    files[count++] = (struct taken){is.st_dev, is.st_ino, is.st_ctim};
}
