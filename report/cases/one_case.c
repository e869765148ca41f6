/* SPDX-License-Identifier: MIT */
/* See one_case.h. */
#include "report/cases/one_case.h"

#include <stddef.h>
#include <string.h>

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
