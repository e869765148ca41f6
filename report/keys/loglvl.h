/* SPDX-License-Identifier: MIT */
/*
 * How much Xen prints, out of its command line (xen/drivers/char/console.c: loglvl= for itself,
 * guest_loglvl= for what guests make it say).  Where it prints inside a call, the price of the call
 * holds that; nothing else is moved by it.
 */
#ifndef REPORT_KEYS_LOGLVL_H
#define REPORT_KEYS_LOGLVL_H

#include <stdbool.h>
#include <stddef.h>

struct run;

/* "guest_loglvl=none loglvl=default", of a run whose command line is known; false: it is not. */
bool loglvl_of(const struct run *run, char *out, size_t size);

/* Whether two command lines are the same but for the words of log levels. */
bool loglvl_apart(const char *a, const char *b);

#endif
