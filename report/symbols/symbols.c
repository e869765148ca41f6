/* SPDX-License-Identifier: MIT */
/* Which function an address is in: see symbols.h. */
#include "report/symbols/symbols.h"

#include <stdlib.h>

#include "report/text/pool.h"

/* The last one ends at most so many bytes behind its start, where nothing says where. */
#define LAST_SIZE 4096u

void symbols_free(struct symbols *symbols)
{
    if (!symbols)
        return;
    free(symbols->at);
    text_pool_free(symbols->names);
    free(symbols);
}

/* How many of them are at the address or before it. */
static size_t count_up_to(const struct symbols *symbols, uint64_t address)
{
    size_t low = 0, high = symbols->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (symbols->at[middle].at <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool symbols_find(const struct symbols *symbols, uint64_t address, struct symbol_range *out)
{
    size_t next = count_up_to(symbols, address);
    const struct symbol *symbol = next ? &symbols->at[next - 1] : NULL;

    if (!symbol || symbol->mark)
        return false;
    out->name = symbol->name;
    out->at = symbol->at;
    if (next < symbols->count)
        out->end = symbols->at[next].at;
    else
        out->end = symbol->at < UINT64_MAX - LAST_SIZE ? symbol->at + LAST_SIZE : UINT64_MAX;
    return address < out->end;
}
