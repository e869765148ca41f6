/* SPDX-License-Identifier: MIT */
/* The processor's microcode, of which a boot from a disc has no runner that could tell. */
#ifndef BENCH_SUMMARY_MICROCODE_H
#define BENCH_SUMMARY_MICROCODE_H

/* The fact cpu.microcode: its revision, where Xen tells it. */
void microcode_emit(void);

#endif
