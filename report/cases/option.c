/* SPDX-License-Identifier: MIT */
/* See option.h. */
#include "report/cases/option.h"

#include <stddef.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/system/exit.h"
#include "report/typed/usage.h"

int command_case(const char *command, const char *option, const char *typed, const char **name)
{
    if (!*typed)
        return command_usage(command, "%s needs the name of a case", option);
    if (typed[strcspn(typed, ",*?[")])
        return command_usage(command, "%s %s: it takes one case, and no pattern or list", option,
                             typed);
    if (*name)
        return command_usage(command, "%s is given twice, and takes one case", option);
    *name = typed;
    return EXIT_GOOD;
}

int command_cases(const char *command, const char *option, const char *typed,
                  struct case_globs *globs)
{
    if (case_globs_add(globs, typed))
        return EXIT_GOOD;
    if (!*typed)
        return command_usage(command, "%s needs names of cases", option);
    return command_usage(command, "%s %s: no list of names, or too long", option, typed);
}
