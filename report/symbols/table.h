/* SPDX-License-Identifier: MIT */
/*
 * Xen's own table of symbols, wherever it lies in a file.  xen/tools/symbols.c writes it, one part
 * behind the other, with a filling between them where the next has to be aligned:
 *
 *     symbols_offsets, or symbols_addresses where there is no SYMBOLS_ORIGIN (before 4.3)
 *     symbols_num_syms, symbols_num_addrs since 4.21
 *     symbols_names           of each its length, and so many bytes, each of which is a token
 *     symbols_markers         where in the names every 256th begins
 *     symbols_token_table     256 texts
 *     symbols_token_index     where in them each begins
 */
#ifndef REPORT_SYMBOLS_TABLE_H
#define REPORT_SYMBOLS_TABLE_H

#include <stdbool.h>

#include "report/symbols/bytes.h"
#include "report/symbols/list.h"

struct table {
    struct bytes file;
    size_t count;
    size_t addresses; /* where in the file; and so on */
    unsigned width;   /* of an address, in bytes */
    size_t names;
    size_t markers;
    unsigned marker_width;
    size_t marker_count;
    size_t tokens;
    size_t index;
    uint64_t work; /* that a search may still do: a file can be made to look like many tables */
};

/* False: there is none, or a damaged one. */
bool table_find(struct table *table, const struct bytes *file);

/* The address of a symbol as the table has it. */
static inline uint64_t table_address(const struct table *table, size_t symbol)
{
    return bytes_word(&table->file, table->addresses + symbol * table->width, table->width);
}

/*
 * What its addresses are offsets from (XEN_VIRT_START), or 0 where they are none.  False: that
 * cannot be told.
 */
bool table_origin(const struct table *table, uint64_t *origin);

/* Decode it.  NULL: it is not one of functions, or its names are too long. */
struct symbols *table_read(const struct table *table, uint64_t origin);

#endif
