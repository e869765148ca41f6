/* SPDX-License-Identifier: MIT */
/* See folder.h. */
#include "tests/unit/support/folder.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/makers/log_maker.h"

char folder[] = "/tmp/pvbench-unit-XXXXXX";

int folder_make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

int folder_drop(void **state)
{
    char command[64];

    (void)state;
    snprintf(command, sizeof(command), "rm -r %s", folder);
    return system(command);
}

char *folder_text(const char *name)
{
    char path[96];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return file_text(path);
}
