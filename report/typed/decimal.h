/* SPDX-License-Identifier: MIT */
/* A decimal number that somebody typed. */
#ifndef REPORT_TYPED_DECIMAL_H
#define REPORT_TYPED_DECIMAL_H

/* One from 0 on, with this text behind it; returns the end of that, or NULL. */
const char *decimal_read(const char *text, const char *behind, double *out);

#endif
