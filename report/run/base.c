/* SPDX-License-Identifier: MIT */
/* See base.h. */
#include "report/run/base.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/model/run.h"
#include "report/run/options.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/text/text.h"
#include "report/typed/usage.h"
#include "report/xen/xen.h"

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), of_end = strlen(end);

    return len > of_end && !strcmp(name + len - of_end, end);
}

/* By its name alone: what is in a hypervisor's file is nobody's business here. */
static bool is_run(const char *name)
{
    struct stat file;

    return (stat(name, &file) == 0 && S_ISDIR(file.st_mode) && !xen_is_tree(name)) ||
           ends_in(name, ".json") || ends_in(name, ".json.gz");
}

static bool is_xen(const char *name)
{
    char path[PATH_MAX];

    return run_options_is_version(name) || file_find(name, path);
}

/* The very package that it was, since there may be a newer one of that version now. */
static const char *version_of(struct run_base *base)
{
    const char *package = run_fact(base->before, "run.xen-package");

    if (package && xen_package_version(package, base->version, sizeof(base->version)) &&
        run_options_is_version(base->version))
        return base->version;
    return run_fact(base->before, "run.xen");
}

/* The Xen of a run that was made before, and the words that it was given. */
static int take_run(struct run_base *base)
{
    const char *xen;

    base->before = run_load(base->name);
    if (!base->before)
        return EXIT_USAGE;
    xen = run_fact(base->before, "run.xen-file");
    base->xen = xen ? xen : version_of(base);
    base->xen_args = run_fact(base->before, "run.xen-options");
    if (!base->xen)
        return command_usage("run",
                             "--against %s: that run does not say which Xen it was: name one by "
                             "version or file",
                             base->name);
    if (!is_xen(base->xen))
        return command_usage("run",
                             "--against %s: its Xen, %s, is no longer there: name one by version "
                             "or file",
                             base->name, base->xen);
    return EXIT_GOOD;
}

/* A Xen by version or file, with the same words as the new side. */
static int take_xen(struct run_base *base, const char *xen_args)
{
    base->xen = base->name;
    base->xen_args = xen_args;
    if (is_xen(base->name) || xen_is_tree(base->name))
        return EXIT_GOOD;
    return command_usage(
        "run",
        "--against %s: it is a version of Xen (4.14, 4.17, 4.20, 4.17.5, 4.17+pv32), a "
        "hypervisor's file, a folder with Xen's sources or a run, and there is no such file",
        base->name);
}

int run_base_find(struct run_base *base, const struct run_options *options)
{
    int status;

    *base = (struct run_base){.name = options->against};
    if (!run_options_is_version(base->name) && is_run(base->name))
        status = take_run(base);
    else
        status = take_xen(base, options->xen_args);
    if (options->against_args)
        base->xen_args = options->against_args;
    return status;
}

int run_base_check(const struct run_base *base, const struct run *made)
{
    const struct compare_key *key = compare_key_find("xen.build-id");

    if (!base->before || compare_key_stand(key, base->before, made) != STAND_DIFFERENT)
        return EXIT_GOOD;
    fputs("pvbench run: the base is another build of Xen than that of ", stderr);
    text_put(stderr, base->name);
    fputs(", which is no longer there\n", stderr);
    return EXIT_INCONCLUSIVE;
}

void run_base_free(struct run_base *base)
{
    run_free(base->before);
    *base = (struct run_base){0};
}
