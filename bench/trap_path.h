/* SPDX-License-Identifier: MIT */
/*
 * The trap path: a plain instruction that Xen emulates, in a function of its own that a bracket
 * calls.  The path's twin is a bare return, so what else is in the function is in the price:
 * nothing where the instruction takes its operands from the argument registers, a few moves where
 * it cannot.
 */
#ifndef BENCH_TRAP_PATH_H
#define BENCH_TRAP_PATH_H

#include "bench/issue.h"

/* Arguments of an issue function travel in a call's encoding. */
static inline void trap_arguments(struct multicall_entry *e, unsigned long first,
                                  unsigned long second)
{
    e->args[0] = first;
    e->args[1] = second;
}

#endif
