/* SPDX-License-Identifier: MIT */
/* Grants that are mapped, for the cases that take the mapping away. */
#ifndef BENCH_CASES_GRANT_TABLE_OP_MAP_H
#define BENCH_CASES_GRANT_TABLE_OP_MAP_H

#include "core/grant.h"

/* Mappings at a time. */
#define GRANT_MAPS 64

/*
 * Grant the first fixture pages to ourselves and map each at its window, with these flags besides
 * GNTMAP_host_map. NULL, or why not.
 */
const char *grant_map_all(unsigned flags);

/* Map the first n again, where they were unmapped. */
void grant_map_first(unsigned n);

/* Unmap and revoke all. */
void grant_unmap_all(void);

/* The handle of the i-th mapping. */
grant_handle_t grant_map_handle(unsigned i);

#endif
