/* SPDX-License-Identifier: MIT */
/* Where our scripts and the kernel image are; see home.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/home.h"

#ifndef PVBENCH_LIBDIR
#define PVBENCH_LIBDIR "/usr/local/lib/pvbench"
#endif

#define IMAGE "pvbench-pv64.gz"

static bool fits(char *out, const char *folder, const char *name)
{
    return snprintf(out, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

static bool take(struct home *home, const char *folder)
{
    if (!fits(home->run_qemu, folder, "scripts/run-qemu") ||
        !fits(home->get_xen, folder, "scripts/get-xen") || access(home->run_qemu, X_OK) != 0)
        return false;
    /* A source tree has the image in build/, an installed one beside scripts/. */
    return (fits(home->image, folder, "build/" IMAGE) && access(home->image, R_OK) == 0) ||
           fits(home->image, folder, IMAGE);
}

/* The folder above the one that holds the tool: build/pvbench belongs to the tree. */
static bool above_tool(char *folder)
{
    ssize_t len = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    int up;

    if (len <= 0)
        return false;
    folder[len] = '\0';
    for (up = 0; up < 2; up++) {
        char *slash = strrchr(folder, '/');

        if (!slash)
            return false;
        *slash = '\0';
    }
    return true;
}

bool home_find(struct home *home)
{
    const char *named = getenv("PVBENCH_HOME");
    char folder[PATH_MAX];

    return (above_tool(folder) && take(home, folder)) || (named && *named && take(home, named)) ||
           take(home, PVBENCH_LIBDIR);
}
