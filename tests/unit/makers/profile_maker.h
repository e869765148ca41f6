/* SPDX-License-Identifier: MIT */
/* Two runs with profiles, of a hypervisor before and after a change. */
#ifndef TESTS_UNIT_MAKERS_PROFILE_MAKER_H
#define TESTS_UNIT_MAKERS_PROFILE_MAKER_H

#include <stdbool.h>

#include "report/paths/paths.h"

enum made_profile {
    MADE_BASE,
    MADE_NEW,     /* do_set_gdt calls a new function, copies by bytes, and shrank itself */
    MADE_HOSTILE, /* as the base, with names that mean something to every format */
    MADE_UNNAMED, /* as the base, without symbols of Xen */
    MADE_REVISED, /* as the base, of a case that means something else now, and with another one */
    MADE_UNCONTROLLED,       /* as the base, without controls */
    MADE_ELSEWHERE,          /* as the base, on another CPU and Xen, with other memory */
    MADE_BROKEN,             /* as the base, with a path that does not come to its region */
    MADE_WRONG,              /* from here on no profile of the run, which is the base: */
    MADE_OTHER = MADE_WRONG, /* of another run */
    MADE_OTHER_NULL,         /* of one whose null call is another */
    MADE_OTHER_ONCE,         /* of one that has the case as long, but not with each REP once */
    MADE_OTHER_XEN,          /* of another build of Xen, or of our image */
    MADE_OTHER_IMAGE,
    MADE_OTHER_BOOT,
    MADE_CUT,  /* half of it */
    MADE_BARE, /* none at all */
    MADE_PROFILES
};

/* Cases of which there are paths, and one of which the log has samples only. */
#define MADE_CASE     "set_gdt/empty"
#define MADE_TRAP     "exception/ud2a"
#define MADE_PATHLESS "set_gdt/1frame"

/* The paths of a boot; to be given to paths_free. */
struct paths *profile_paths(enum made_profile which);

/*
 * For a group of tests: folders of runs with their profiles.
 */
int profiles_make(void **state);
int profiles_drop(void **state);
const char *profile_run(enum made_profile which);

#endif
