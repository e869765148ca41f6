/* SPDX-License-Identifier: MIT */
/* One run: boot a kernel image so many times, keep it, show it, draw it. */
#ifndef REPORT_RUN_ONE_H
#define REPORT_RUN_ONE_H

#include <stdbool.h>

#include "report/cases/environment.h"
#include "report/run/options.h"

struct run_order {
    const struct run_options *options;
    const struct environment *env; /* NULL: that of the image of --kernel, or else pv64 */
    const char *out;               /* the folder to make; NULL: a new one in results/ */
    int argc;                      /* the command as it was typed */
    char **argv;
    const char *name; /* "base" or "new", of two runs in turns; or NULL */
    bool try; /* a Xen that does not take the image is no error: it is said without advice */
};

struct run_outcome {
    int status;   /* an exit status; EXIT_USAGE too when the image was refused */
    bool refused; /* this Xen does not take the image; nothing was kept */
    bool kept;    /* there is a run in 'folder' */
    char folder[4096];
};

void run_one(const struct run_order *order, struct run_outcome *outcome);

#endif
