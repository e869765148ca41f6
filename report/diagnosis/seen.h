/* SPDX-License-Identifier: MIT */
/*
 * What a reader of a log knows of its boots, and no fact says: what Xen found fault with in itself,
 * and records that are missing.  It is taken from the problems of the run (report/log/), which a
 * run.json of any age has as well.
 */
#ifndef REPORT_DIAGNOSIS_SEEN_H
#define REPORT_DIAGNOSIS_SEEN_H

#include <stdbool.h>

#include "report/model/run.h"

struct boot_seen {
    bool complained;      /* Xen's own lines were read, so that it is known whether it did */
    unsigned complaint;   /* how many were told */
    char complaints[160]; /* the first of them; "" none */
    const char *missing;  /* of its records, in words; "0" nothing; NULL: not known */
};

/* Of each boot of the run, from 0; to be freed. */
struct boot_seen *boots_seen(const struct run *run);

#endif
