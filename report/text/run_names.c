/* SPDX-License-Identifier: MIT */
/* See run_names.h. */
#include "report/text/run_names.h"

#include <dirent.h>
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

bool is_run_name(const char *name)
{
    return !strcmp(name, RUN_FILE) || !strcmp(name, RUN_FILE ".gz") || is_log_name(name) ||
           is_profile_name(name);
}

bool has_run_names(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    bool has = false;

    while (dir && !has && (entry = readdir(dir)))
        has = is_run_name(entry->d_name);
    if (dir)
        closedir(dir);
    return has;
}
