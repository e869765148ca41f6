/* SPDX-License-Identifier: MIT */
/* Where our scripts and the kernel image are; see home.h. */
#include "report/machine/home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef PVBENCH_LIBDIR
#define PVBENCH_LIBDIR "/usr/local/lib/pvbench"
#endif
#ifndef PVBENCH_DOCDIR
#define PVBENCH_DOCDIR "/usr/local/share/doc/pvbench"
#endif

static bool fits(char *out, const char *folder, const char *name)
{
    return snprintf(out, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

static bool take(struct home *home, const char *folder)
{
    return fits(home->run_qemu, folder, "scripts/run-qemu") &&
           fits(home->run_xl, folder, "scripts/run-xl") &&
           fits(home->get_xen, folder, "scripts/get-xen") &&
           fits(home->build_tree, folder, "scripts/build-tree") &&
           fits(home->folder, folder, ".") && access(home->run_qemu, X_OK) == 0;
}

bool home_image(const struct home *home, const char *env, char *out)
{
    char name[64];

    /* A source tree has the images in build/, an installed one beside scripts/. */
    snprintf(name, sizeof(name), "build/pvbench-%s.gz", env);
    if (fits(out, home->folder, name) && access(out, R_OK) == 0)
        return true;
    return fits(out, home->folder, name + strlen("build/"));
}

bool home_plugins(const struct home *home, char *out)
{
    char probe[PATH_MAX];

    if (fits(probe, home->folder, "build/regions-1.so") && access(probe, R_OK) == 0)
        return fits(out, home->folder, "build/regions");
    return fits(out, home->folder, "regions");
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

bool home_docs(char *out)
{
    struct home home;
    char folder[PATH_MAX];

    if (home_find(&home) && fits(folder, home.folder, "docs") && realpath(folder, out))
        return true;
    return realpath(PVBENCH_DOCDIR "/docs", out) != NULL;
}
