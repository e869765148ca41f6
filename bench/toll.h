/* SPDX-License-Identifier: MIT */
/*
 * The toll: a known chain of instructions in front of a real hypercall, as long as the command line
 * says.  A gate can be held against it: the price grows by exactly so many instructions, and
 * nothing else in the boot does.
 */
#ifndef BENCH_TOLL_H
#define BENCH_TOLL_H

/* The longest chain there is; one of no instructions goes the same way. */
#define TOLL_MAX 512

#ifndef __ASSEMBLY__

/* Issues xen_version by the environment's own stub, behind the chain (bench/chain.S). */
extern const char toll_entry[];

/* How long the chain is from here on, 0 to TOLL_MAX; 0 until then. */
void toll_set(unsigned length);

#endif

#endif
