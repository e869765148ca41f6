/* SPDX-License-Identifier: MIT */
/* See needs.h. */
#include "report/doctor/needs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/doctor/ask.h"
#include "report/doctor/looks.h"
#include "report/doctor/packages.h"
#include "report/machine/basic.h"
#include "report/machine/home.h"
#include "report/model/facts.h"
#include "report/system/file.h"

/* Programs that are not in PATH, and the groups of scripts/setup that have them. */
struct lacks {
    char programs[256];
    size_t count;
    const char *groups[PACKAGES_GROUPS_MAX];
};

static void lack(struct lacks *lacks, const char *program)
{
    size_t len = strlen(lacks->programs);

    lacks->count++;
    snprintf(lacks->programs + len, sizeof(lacks->programs) - len, "%s%s", len ? ", " : "",
             program);
}

static void look_for(struct lacks *lacks, const char *group, const char *const *programs)
{
    size_t i, count = lacks->count;
    char path[PATH_MAX];

    for (i = 0; programs[i]; i++)
        if (!file_program(programs[i], path))
            lack(lacks, programs[i]);
    for (i = 0; count != lacks->count && i < PACKAGES_GROUPS_MAX - 1; i++)
        if (!lacks->groups[i]) {
            lacks->groups[i] = group;
            return;
        }
}

/* A 32-bit Xen wants another QEMU, which is in the same package: of a file any will do here. */
static void look_for_qemu(struct lacks *lacks, const struct needs *needs)
{
    static const char *const programs[] = {"qemu-system-x86_64", NULL};
    char path[PATH_MAX];

    if (*needs->xen || !file_program("qemu-system-i386", path))
        look_for(lacks, "boot", programs);
}

/* Whether get-xen has it: "4.17 4.17+pv32" are kept. */
static bool is_kept(const struct facts *facts, const char *xen)
{
    const char *kept = facts_get(facts, "xen.kept");
    size_t len = strlen(xen);

    for (; kept && *kept; kept += strcspn(kept, " "), kept += strspn(kept, " "))
        if (strcspn(kept, " ") == len && !strncmp(kept, xen, len))
            return true;
    return false;
}

/* Why the Xen could not be had either, or "". */
static void look_for_xen(struct lacks *lacks, const struct needs *needs, const struct home *home,
                         char *why, size_t size)
{
    const char *const argv[] = {home->get_xen, "--look", NULL};
    struct facts facts = {0};
    bool kept = !*needs->xen;
    const char *unfetchable;

    if (!needs->tree && !kept && ask_script(argv, &facts, why, size))
        kept = is_kept(&facts, needs->xen);
    *why = '\0';
    unfetchable = facts_get(&facts, "xen.fetch-not");
    /* Of a package's exact version it is not told whether it is kept. */
    if (!needs->tree && !kept && unfetchable && !strchr(needs->xen, '-'))
        snprintf(why, size, "; Xen %s cannot be had: %s", needs->xen, unfetchable);
    if (needs->tree || (!kept && strchr(needs->xen, '+')))
        look_for(lacks, "xen-build", programs_wanted("xen-build"));
    facts_free(&facts);
}

/* One that was named has to be one, which its script knows best. */
static bool named_qemu_lacks(const struct needs *needs, const struct home *home, char *line,
                             size_t size)
{
    const char *argv[] = {home->run_qemu, "--look", "--qemu", needs->qemu, NULL};
    struct facts facts = {0};
    bool good = !*needs->xen || ask_script(argv, &facts, line, size);

    facts_free(&facts);
    return !good;
}

static bool find_all(const struct needs *needs, const struct home *home, char *line, size_t size)
{
    struct lacks lacks = {0};
    char type[2048], why[512];
    enum packages packages;

    look_for_qemu(&lacks, needs);
    if (!lacks.count)
        return false;
    look_for_xen(&lacks, needs, home, why, sizeof(why));
    if (needs->pictures)
        look_for(&lacks, "plots", programs_wanted("plots"));
    /* What apt verifies a Xen with is in the group of QEMU. */
    packages = packages_missing(home, lacks.groups, type, sizeof(type));
    if (packages == PACKAGES_COMMAND)
        snprintf(line, size, "not in PATH: %s; as root, type: %s", lacks.programs, type);
    else if (packages == PACKAGES_NAMES)
        snprintf(line, size, "not in PATH: %s; install %s%s", lacks.programs, type, why);
    else
        snprintf(line, size, "not in PATH, though their packages are installed: %s%s",
                 lacks.programs, why);
    return true;
}

bool needs_lacking(const struct needs *needs, char *line, size_t size)
{
    const char *named = needs->qemu ? needs->qemu : getenv("PVBENCH_QEMU");
    struct needs asked = *needs;
    struct home home;

    if (!home_find(&home))
        return false; /* which is said later */
    if (basic_programs_lack(line, size))
        return true;
    asked.qemu = named;
    return named && *named ? named_qemu_lacks(&asked, &home, line, size)
                           : find_all(&asked, &home, line, size);
}
