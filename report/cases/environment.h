/* SPDX-License-Identifier: MIT */
/* The environments of core/env/envs.def, as the host tool sees them. */
#ifndef REPORT_CASES_ENVIRONMENT_H
#define REPORT_CASES_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

struct environment {
    const char *name; /* "pv32pae" */
    const char *abi;  /* "xen-3.0-x86_32p" */
    unsigned bits;    /* of its ELF image: 32 or 64 */
    bool pae;         /* of a 32-bit one: three-level page tables */
    const char *xen;  /* the version to be booted unless another is named; NULL: none can be had */
};

/* Never more than this. */
#define ENVIRONMENTS_MAX 8

extern const struct environment environments[];
extern const size_t environment_count;

/* The environment of that name, or NULL. */
const struct environment *environment_find(const char *name);

/* The environment of such an image, or NULL. */
const struct environment *environment_of(unsigned bits, bool pae);

/* "pv64, pv32pae, pv32": every name, for messages. */
const char *environment_names(void);

#endif
