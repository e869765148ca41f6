/* SPDX-License-Identifier: MIT */
/* An LDT of one descriptor, for cases about segments that are loaded; the rest of us uses none. */
#ifndef BENCH_SEGMENT_H
#define BENCH_SEGMENT_H

/* The selector of the one descriptor, a flat data segment. */
#define SEGMENT_SELECTOR 7

/* Make the fixture table an LDT's page, and give it back; segment_close unloads GS, too. */
void segment_open(void);
void segment_close(void);

/* Tell Xen of the LDT anew: there is no page behind it until a selector is loaded from it. */
void segment_fresh_ldt(void);

/* Make the descriptor present, or not; whoever holds its selector does not notice yet. */
void segment_present(int present);

/* GS: load it, and what it holds. */
void segment_load(unsigned long selector);
unsigned segment_loaded(void);

#endif
