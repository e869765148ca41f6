/* SPDX-License-Identifier: MIT */
/* See json_file.h. */
#include "report/text/json_file.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/text/file_out.h"

/* What a file is to hold. */
struct content {
    bool (*write)(const void *what, FILE *out);
    const void *what;
};

static bool write_whole(const struct content *content, const char *temporary, const char *path)
{
    FILE *out = fopen(temporary, "we");
    bool good;

    if (!out)
        return false;
    good = content->write(content->what, out) && fflush(out) == 0 && fsync(fileno(out)) == 0;
    good = fclose(out) == 0 && good;
    if (good && rename(temporary, path) == 0)
        return true;
    unlink(temporary);
    return false;
}

/* A name beside it that no other file of ours has: hidden, and ending in .new. */
static char *temporary_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    char *name;

    return asprintf(&name, "%.*s.%s.new", folder, path, path + folder) > 0 ? name : NULL;
}

bool json_file_write(const char *path, bool (*write)(const void *what, FILE *out), const void *what)
{
    const struct content content = {write, what};
    char *temporary = temporary_name(path);
    bool good = (temporary && write_whole(&content, temporary, path)) || file_unwritten(path);

    free(temporary);
    return good;
}

static bool dump(const void *root, FILE *out)
{
    return json_dumpf(root, out, JSON_INDENT(1)) == 0 && fputc('\n', out) != EOF;
}

bool json_file_save(const json_t *root, const char *path)
{
    return json_file_write(path, dump, root);
}
