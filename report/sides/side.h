/* SPDX-License-Identifier: MIT */
/* Two sides of boots that are held against each other: a value of each boot. */
#ifndef REPORT_SIDES_SIDE_H
#define REPORT_SIDES_SIDE_H

#include <stddef.h>

enum { SIDE_BASE, SIDE_NEW, SIDE_COUNT };

struct side_values {
    const double *values; /* in the order in which the boots ran */
    const double *turns;  /* the number of each in the order of both sides, or NULL */
    size_t count;
};

#endif
