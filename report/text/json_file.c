/* SPDX-License-Identifier: MIT */
/* See json_file.h. */
#include "report/text/json_file.h"

#include <jansson.h>
#include <stdio.h>

#include "report/text/file_out.h"

static bool dump(const void *root, FILE *out)
{
    return json_dumpf(root, out, JSON_INDENT(1)) == 0 && fputc('\n', out) != EOF;
}

bool json_file_save(const json_t *root, const char *path)
{
    return file_out(path, dump, root);
}
