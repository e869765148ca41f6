/* SPDX-License-Identifier: MIT */
/* Memory that cases work on.  Every fixture is as it was again after the case that used it. */
#ifndef BENCH_FIXTURE_H
#define BENCH_FIXTURE_H

#include "core/memory.h"

/* The i-th of CALLS_MAX ordinary pages, mapped read-write. */
char *fixture_page(unsigned i);

/* The i-th of CALLS_MAX addresses of the initial mapping whose own pages no case touches. */
char *fixture_window(unsigned i);

/* An address that nothing is mapped at: Xen takes a page fault there, and answers -EFAULT. */
#define FIXTURE_NOWHERE ((void *)ENV_PAGE_SIZE)

/* Take the windows' pages out of the page tables, and put them back. */
void fixture_open_windows(void);
void fixture_close_windows(void);

/*
 * The first n pages, zeroed and mapped read-only, so that each can become a page table; and back. A
 * page table may have no writable mapping.
 */
#define FIXTURE_TABLES 64
void fixture_make_tables(void);
void fixture_drop_tables(void);

/* A zeroed page that no case writes: fit for a type that forbids writable mappings. */
char *fixture_table(void);

/* An address at which nothing is mapped: Xen takes a fault there, and answers -EFAULT. */
void *fixture_nowhere(void);

#endif
