/* SPDX-License-Identifier: MIT */
/* What scripts/run-qemu and scripts/run-xl know of the machine that they make, or find. */
#ifndef REPORT_MACHINE_SCRIPT_H
#define REPORT_MACHINE_SCRIPT_H

#include <stdbool.h>

#include "report/model/facts.h"

/*
 * Ask the script of that command for its key=value lines, and take those whose key is wanted; NULL:
 * all.  An exit status, as the script's own: with EXIT_USAGE it has said why.
 */
int script_facts(const char *const *argv, bool (*wanted)(const char *key), struct facts *into);

#endif
