/* SPDX-License-Identifier: MIT */
/*
 * What a run boots and on what: the hypervisor and the kernel found, the command for
 * scripts/run-qemu or scripts/run-xl, and the facts that the runner knows.
 */
#ifndef REPORT_RUN_MACHINE_H
#define REPORT_RUN_MACHINE_H

#include <limits.h>

#include "report/cases/environment.h"
#include "report/host/pin.h"
#include "report/machine/home.h"
#include "report/machine/image.h"
#include "report/model/run.h"
#include "report/run/options.h"
#include "report/xen/xen.h"

/* Words of the command besides those of --qemu-arg. */
#define MACHINE_WORDS 32

struct run_machine {
    struct home home;
    const struct environment *env; /* of the kernel */
    const char *xen_name; /* what was asked for: a version, a file or a tree; NULL on a host */
    struct xen xen;
    char kernel[PATH_MAX];
    struct image_places places; /* of the kernel */
    char plugins[PATH_MAX];     /* home_plugins() */
    char region[40];            /* of the kernel, as run-qemu takes it; "": it is not known */
    bool counted;               /* QEMU counts the timed regions, too, */
    char regions[PATH_MAX];     /* into this file, which is another one for each boot */
    struct pin pin;             /* of QEMU's vCPUs; count 0: none is pinned */
    char words[RUN_WORDS_MAX]; /* the kernel's, which are other ones for each boot (boot_words.h) */
    const char **argv;         /* of the script, NULL-terminated; to be freed */
};

/*
 * Find everything, fetching the hypervisor if need be.  'env' is the environment asked for, or
 * NULL: that of the kernel that was named, or else pv64.  An exit status: EXIT_GOOD,
 * EXIT_INCONCLUSIVE when that version can no longer be had, or EXIT_USAGE; reported on stderr.
 */
int run_machine_find(struct run_machine *machine, const struct run_options *options,
                     const struct environment *env);
void run_machine_free(struct run_machine *machine);

/* Add qemu.* or xl.*, host.* and run.* to the run.  False: reported on stderr. */
bool run_machine_facts(struct run_machine *machine, const struct run_options *options,
                       struct run *run);

#endif
