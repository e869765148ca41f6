/* SPDX-License-Identifier: MIT */
/* A decimal number that somebody typed, or that a log says. */
#ifndef REPORT_TYPED_DECIMAL_H
#define REPORT_TYPED_DECIMAL_H

#include <stdbool.h>

/* One from 0 on, with this text behind it; returns the end of that, or NULL. */
const char *decimal_read(const char *text, const char *behind, double *out);

/* The same of a text that is nothing else; NULL is none. */
bool decimal_whole(const char *text, double *out);

/* Two such, both above 0. */
bool decimal_pair(const char *a, const char *b, double *x, double *y);

#endif
