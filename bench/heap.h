/* SPDX-License-Identifier: MIT */
/*
 * Pages for cases that give memory back to Xen and take it.  Xen's heap merges a page that is freed
 * with its free neighbour (the frame whose number differs in the last bit), so the price depends on
 * what was freed before.  With these pages it does not: the neighbour of each stays ours, and is
 * always the one above, or always the one below.
 */
#ifndef BENCH_HEAP_H
#define BENCH_HEAP_H

/* As many as there are calls in the largest batch, and some to spare. */
#define HEAP_CALLS 64
#define HEAP_PAGES 80

/*
 * Choose the pages among the windows, and take those out of the page tables; from the last window
 * on for a case after which the pages have other frames, so that neighbours are left to others.
 * NULL, or why not.
 */
const char *heap_open(void);
const char *heap_open_last(void);

/* Map the windows again: every page has to have a frame. */
void heap_close(void);

/* The i-th page. */
char *heap_page(unsigned i);

/*
 * Give n pages back to Xen, and take frames for them.  The heap gives first what it got last, so
 * taking goes backwards: each page gets the frame that it had.
 */
void heap_give(unsigned first, unsigned n);
void heap_take(unsigned first, unsigned n);

#endif
