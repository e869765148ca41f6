/* SPDX-License-Identifier: MIT */
/* An image or an option given to a Xen that does not take it: what to tell people. */
#ifndef REPORT_MACHINE_REFUSAL_H
#define REPORT_MACHINE_REFUSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "report/cases/environment.h"
#include "report/machine/watch.h"

/* True when the Xen of this boot takes images of that environment, by its own lines. */
bool refusal_takes(const struct boot_watch *watch, const struct environment *env);

/*
 * Which ABI the image has, and which the Xen takes, or which option it cannot follow: one line, of
 * a boot that is BOOT_REFUSED.
 */
void refusal_describe(const struct boot_watch *watch, const struct environment *env, char *out,
                      size_t size);

/* What to do about it, for the end of that line: "use --xen 4.17+pv32, or --env pv64". */
void refusal_advise(const struct boot_watch *watch, const struct environment *env, char *out,
                    size_t size);

#endif
