/* SPDX-License-Identifier: MIT */
/* The Xen that --against names: a version, a file, a tree, or what a run was made with before. */
#ifndef REPORT_RUN_BASE_H
#define REPORT_RUN_BASE_H

#include "report/model/run.h"
#include "report/run/options.h"

struct run_base {
    const char *name;   /* as it was given */
    struct run *before; /* the run of that name, or NULL */
    char version[128];  /* of the package of that run, or empty */
    const char *xen;    /* for struct run_options; these two may point into the run */
    const char *xen_args;
};

/* Find it; an exit status, reported on stderr.  To be given to run_base_free in any case. */
int run_base_find(struct run_base *base, const struct run_options *options);
/* Whether a run that was made of it is of the same build as the run before; said where not. */
int run_base_check(const struct run_base *base, const struct run *made);
void run_base_free(struct run_base *base);

#endif
