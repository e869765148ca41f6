/* SPDX-License-Identifier: MIT */
/* Where our scripts and the kernel image are. */
#ifndef REPORT_MACHINE_HOME_H
#define REPORT_MACHINE_HOME_H

#include <limits.h>
#include <stdbool.h>

struct home {
    char run_qemu[PATH_MAX];
    char run_xl[PATH_MAX];
    char get_xen[PATH_MAX];
    char build_tree[PATH_MAX];
    char folder[PATH_MAX]; /* that has them */
};

/*
 * Look beside the tool (a build in the source tree), then in $PVBENCH_HOME, then where `make
 * install` puts them.  False: in none of them.
 */
bool home_find(struct home *home);

/*
 * What QEMU's plugins of ours are called, without -N.so: N is the version of QEMU's plugin
 * interface that one is built for.  False: too long.
 */
bool home_plugins(const struct home *home, char *out);

/* The name of the kernel image of an environment, which may not be built yet.  False: too long. */
bool home_image(const struct home *home, const char *env, char *out);

/*
 * The folder of the documents that texts call docs/NAME.md, into PATH_MAX bytes: a source tree has
 * it, or `make install` put it elsewhere.  False: there is none.
 */
bool home_docs(char *out);

#endif
