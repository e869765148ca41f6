/* SPDX-License-Identifier: MIT */
/* What installs the packages that are missing. */
#ifndef REPORT_DOCTOR_PACKAGES_H
#define REPORT_DOCTOR_PACKAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/machine/home.h"

/* Of the groups of scripts/setup; a NULL ends them. */
#define PACKAGES_GROUPS_MAX 6

enum packages {
    PACKAGES_THERE,   /* nothing is missing, or it cannot be told */
    PACKAGES_COMMAND, /* what to type as root */
    PACKAGES_NAMES,   /* this is no Debian: what its packages hold is wanted */
};

/* What to type, or to have, for the packages of these groups that are not installed. */
enum packages packages_missing(const struct home *home, const char *const *groups, char *type,
                               size_t size);

#endif
