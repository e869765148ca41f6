/* SPDX-License-Identifier: MIT */
/* Two runs with profiles, of a hypervisor before and after a change. */
#ifndef TESTS_UNIT_SUPPORT_PROFILE_MAKER_H
#define TESTS_UNIT_SUPPORT_PROFILE_MAKER_H

#include <stdbool.h>

#include "report/paths/paths.h"

enum made_profile {
    MADE_BASE,
    MADE_NEW,     /* do_set_gdt calls a new function, copies by bytes, and shrank itself */
    MADE_HOSTILE, /* as the base, with names that mean something to every format */
    MADE_UNNAMED, /* as the base, without symbols of Xen */
    MADE_OTHER,   /* as the base, of another region than its log says */
    MADE_PROFILES
};

/* Cases of which there are paths, and one of which the log has samples only. */
#define MADE_CASE     "set_gdt/empty"
#define MADE_TRAP     "exception/ud2a"
#define MADE_PATHLESS "set_gdt/1frame"

/* The paths of a boot; to be given to paths_maker_drop. */
struct paths *profile_paths(enum made_profile which);

/*
 * For a group of tests: the runs are made, and paths_read finds their profiles.  The name of one
 * lives until profiles_drop.
 */
int profiles_make(void **state);
int profiles_drop(void **state);
const char *profile_run(enum made_profile which);
/* The same run without a profile. */
const char *profile_bare(void);

#endif
