/* SPDX-License-Identifier: MIT */
/* See log_name.h. */
#include "report/store/log_name.h"

#include <stdio.h>
#include <string.h>

bool is_log_name(const char *name)
{
    unsigned boot;
    int at = 0;

    return sscanf(name, "boot-%u.log%n", &boot, &at) == 1 && at &&
           (!name[at] || !strcmp(name + at, ".gz"));
}

bool is_profile_name(const char *name)
{
    unsigned boot;
    int at = 0;

    return sscanf(name, "boot-%u.paths%n", &boot, &at) == 1 && at &&
           (!name[at] || !strcmp(name + at, ".gz"));
}
