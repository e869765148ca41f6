/* SPDX-License-Identifier: MIT */
/* See outputs.h. */
#include "report/typed/outputs.h"

#include <string.h>

#include "report/system/exit.h"
#include "report/system/resolved.h"
#include "report/text/file_out.h"
#include "report/typed/usage.h"

/* A name that the system has for stdout is the same as ours. */
static const char *name_of(const struct output *output)
{
    return !output->folder && !strcmp(output->path, "-") ? "/dev/stdout" : output->path;
}

static bool is_one(const struct output *one, const struct output *other)
{
    return path_same(name_of(one), name_of(other)) && !path_same(name_of(one), "/dev/null");
}

int command_outputs(const char *command, const struct output *outputs, size_t count)
{
    size_t i, before;

    for (i = 0; i < count; i++) {
        if (!outputs[i].path)
            continue;
        if (!outputs[i].folder && !file_out_may(outputs[i].path))
            return EXIT_USAGE;
        for (before = 0; before < i; before++)
            if (outputs[before].path && is_one(&outputs[before], &outputs[i]))
                return command_usage(command, "%s and %s are both to write %s: name another one",
                                     outputs[before].option, outputs[i].option, outputs[i].path);
    }
    return EXIT_GOOD;
}

bool output_is_stdout(const char *path)
{
    return is_one(&(struct output){"", path, false}, &(struct output){"", "-", false});
}
