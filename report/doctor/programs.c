/* SPDX-License-Identifier: MIT */
/* What takes programs, by what scripts/setup calls their packages; see looks.h. */
#include <stdio.h>
#include <string.h>

#include "report/doctor/ask.h"
#include "report/doctor/job.h"
#include "report/doctor/looks.h"

#define PROGRAMS_MAX 16 /* and a NULL behind them */

static const struct wants {
    const char *key; /* as scripts/setup has the group, too */
    const char *what;
    bool tree; /* only a source tree does it */
    const char *programs[PROGRAMS_MAX];
} wants[] = {
    {"plots", "pictures (run, plot)", false, {"gnuplot"}},
    {"disc",
     "a disc for a bare machine (iso)",
     false,
     {"grub-mkimage", "xorriso", "mformat", "mcopy"}},
    {"xen-build",
     "build Xen (--xen 4.17+pv32, +debug or DIR)",
     false,
     {"gcc", "make", "bison", "flex", "patch", "xz", "python3"}},
    {"build", "build pvbench (make)", true, {"gcc", "make", "ld", "objcopy"}},
    {"host",
     "a Xen host in QEMU to try xl on (make host)",
     true,
     {"cpio", "xz", "readelf", "iasl"}},
    {"test",
     "our tests (make test)",
     true,
     {"git", "jq", "zbarimg", "clang-format", "cppcheck", "shellcheck", "xmllint", "cmark-gfm",
      "ministat", "sqlite3", "clang", "mandoc", "man", "zsh"}},
};

/* Those that are there in one line with their versions, those that are not in another. */
static void look_at(struct doctor *doctor, const struct doctor_world *world,
                    const struct wants *want)
{
    struct job *job = job_open(doctor, want->key, want->what);
    char there[1024] = "", lacks[512] = "", version[64];
    size_t i;

    for (i = 0; i < PROGRAMS_MAX && want->programs[i]; i++) {
        const char *name = want->programs[i];
        bool found = ask_version(name, version, sizeof(version));
        char *list = found ? there : lacks;
        size_t size = found ? sizeof(there) : sizeof(lacks), len = strlen(list);

        snprintf(list + len, size - len, "%s%s%s%s", len ? ", " : "", name, *version ? " " : "",
                 version);
    }
    if (*there)
        job_find(job, PIECE_OK, "programs", "%s", there);
    if (*lacks)
        job_find(job, PIECE_MISSING, "programs", "not in PATH: %s", lacks);
    job_packages(job, world, want->key);
}

const char *const *programs_wanted(const char *key)
{
    size_t i = 0;

    while (strcmp(wants[i].key, key) != 0)
        i++;
    return wants[i].programs;
}

void look_programs(struct doctor *doctor, const struct doctor_world *world)
{
    size_t i;

    for (i = 0; i < sizeof(wants) / sizeof(*wants); i++)
        if (world->tree || !wants[i].tree)
            look_at(doctor, world, &wants[i]);
}
