/* SPDX-License-Identifier: MIT */
/* What one run is to be. */
#ifndef REPORT_RUN_ORDER_H
#define REPORT_RUN_ORDER_H

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
    bool leads;       /* it has the first of each two turns */
    /* One of all environments: a Xen that does not take the image is no error and is said without
     * advice, and what is shown of a run has the name of its environment above it. */
    bool try;
};

#endif
