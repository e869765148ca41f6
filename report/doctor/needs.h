/* SPDX-License-Identifier: MIT */
/* What a boot in QEMU lacks, told before a Xen is fetched or built for it. */
#ifndef REPORT_DOCTOR_NEEDS_H
#define REPORT_DOCTOR_NEEDS_H

#include <stdbool.h>
#include <stddef.h>

struct needs {
    const char *qemu; /* of --qemu, or NULL */
    const char *xen;  /* a version or a folder, or NULL: 4.17; of a file, which is there, "" */
    bool tree;        /* it is a folder, to be built */
    bool pictures;    /* are wanted, too */
};

/* All of it in one line, with what to type.  False: QEMU is there, and the rest is asked later. */
bool needs_lacking(const struct needs *needs, char *line, size_t size);

#endif
