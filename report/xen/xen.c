/* SPDX-License-Identifier: MIT */
/* The hypervisor that a run boots; see xen.h. */
#include "report/xen/xen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/machine/home.h"
#include "report/system/child.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/system/interrupt.h"
#include "report/text/say.h"

bool xen_is_tree(const char *name)
{
    char path[PATH_MAX];

    /* Its scripts/build-tree says what is wrong with a folder that is nearly one. */
    return snprintf(path, sizeof(path), "%s/include/public/xen.h", name) < PATH_MAX &&
           (access(path, F_OK) == 0 ||
            (snprintf(path, sizeof(path), "%s/xen/Makefile", name) < PATH_MAX &&
             access(path, F_OK) == 0));
}

/* A file of that name beside the image, or NULL. */
static FILE *open_beside(const struct xen *xen, const char *name)
{
    char path[PATH_MAX + 16];
    char *slash;

    snprintf(path, sizeof(path), "%s", xen->image);
    slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    snprintf(slash + 1, sizeof(path) - (size_t)(slash + 1 - path), "%s", name);
    return fopen(path, "re");
}

/* get-xen leaves the package's name beside the image. */
static void read_package(struct xen *xen)
{
    FILE *file = open_beside(xen, "package");

    if (!file)
        return;
    if (fgets(xen->package, sizeof(xen->package), file))
        xen->package[strcspn(xen->package, "\n")] = '\0';
    fclose(file);
}

static void take_value(const char *line, const char *key, char *out, size_t size)
{
    size_t len = strlen(key);

    if (!strncmp(line, key, len))
        snprintf(out, size, "%.*s", (int)strcspn(line + len, "\n"), line + len);
}

/* And build-tree the state of its tree. */
static void read_tree(struct xen *xen)
{
    FILE *file = open_beside(xen, "xen.tree");
    char line[256];

    while (file && fgets(line, sizeof(line), file)) {
        take_value(line, "commit=", xen->commit, sizeof(xen->commit));
        take_value(line, "dirty=", xen->dirty, sizeof(xen->dirty));
    }
    if (file)
        fclose(file);
}

bool xen_get_file(struct xen *xen, const char *name)
{
    if (!file_find(name, xen->image))
        return false;
    read_tree(xen);
    return true;
}

/* What a script prints is the name of an image; 'what' it was asked for. */
static int get_by(struct xen *xen, const char *const *argv, const char *what)
{
    char path[PATH_MAX];
    int status;

    /* It may be a build of minutes, which Ctrl-C ends as it does a boot. */
    interrupt_hold();
    status = child_read_long(argv, path, sizeof(path));
    if (interrupt_came()) {
        say_line("pvbench run: interrupted; there is no Xen %s yet, and nothing was measured",
                 what);
        return EXIT_INCONCLUSIVE;
    }

    path[strcspn(path, "\n")] = '\0';
    if (status == EXIT_INCONCLUSIVE || status == EXIT_USAGE)
        return status; /* the script has said why */
    if (status == EXIT_GOOD && xen_get_file(xen, path))
        return EXIT_GOOD;
    say_line("pvbench run: could not get Xen %s", what);
    return EXIT_USAGE;
}

int xen_get_version(struct xen *xen, const struct home *home, const char *version)
{
    const char *const argv[] = {home->get_xen, version, NULL};
    int status = get_by(xen, argv, version);

    if (status == EXIT_GOOD)
        read_package(xen);
    return status;
}

int xen_get_tree(struct xen *xen, const struct home *home, const char *folder)
{
    const char *const argv[] = {home->build_tree, xen->tree, NULL};

    if (!realpath(folder, xen->tree)) {
        say_line("pvbench run: cannot read the folder %s", folder);
        return EXIT_USAGE;
    }
    return get_by(xen, argv, xen->tree);
}

bool xen_package_version(const char *package, char *out, size_t size)
{
    const char *start = strchr(package, '_');
    const char *end = start ? strstr(start + 1, "_amd64") : NULL;

    return end && end > start + 1 && (size_t)(end - start - 1) < size &&
           snprintf(out, size, "%.*s", (int)(end - start - 1), start + 1) > 0;
}
