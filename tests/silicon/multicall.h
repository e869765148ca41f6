/* SPDX-License-Identifier: MIT */
/* What the slot of multicall leads to: Linux has no such call, so the path is there and saves
 * nothing. */
#ifndef TESTS_SILICON_MULTICALL_H
#define TESTS_SILICON_MULTICALL_H

#include "core/hypercall.h"

/* Issue n calls one after another, each through its own slot, and store their results. */
long multicall(struct multicall_entry *list, unsigned long n);

#endif
