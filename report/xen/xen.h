/* SPDX-License-Identifier: MIT */
/* The hypervisor that a run boots: fetched by version, a file, or built in a tree of sources. */
#ifndef REPORT_XEN_XEN_H
#define REPORT_XEN_XEN_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "report/machine/home.h"

struct xen {
    char image[PATH_MAX]; /* the file, absolute */
    char tree[PATH_MAX];  /* the folder whose sources were built now, absolute, or empty */
    char package[256];    /* Debian's, with its version, or empty */
    char commit[80];      /* that was checked out in its tree, or empty where no git knows */
    char dirty[8];        /* "yes" where that tree had changes besides, or "no", or empty */
};

/* True for a folder that has Xen's sources. */
bool xen_is_tree(const char *name);

/*
 * Get it by scripts/get-xen, or scripts/build-tree, which may take minutes and ends at Ctrl-C.  An
 * exit status: EXIT_GOOD, EXIT_INCONCLUSIVE when that version cannot be had, or EXIT_USAGE;
 * reported on stderr.
 */
int xen_get_version(struct xen *xen, const struct home *home, const char *version);
int xen_get_tree(struct xen *xen, const struct home *home, const char *folder);

/* A hypervisor's file; one that was built in a tree has its commit beside it.  False: no file. */
bool xen_get_file(struct xen *xen, const char *name);

/*
 * The version in a package's name, as xen_get_version takes it: "4.17.5-1+pv32" of
 * "xen_4.17.5-1+pv32_amd64, built by ...".  False: it has none, or more than fits.
 */
bool xen_package_version(const char *package, char *out, size_t size);

#endif
