/* SPDX-License-Identifier: MIT */
/* Memory for the host tool: see memory.h. */
#include "report/system/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/exit.h"

void memory_lacks(void)
{
    fputs("pvbench: out of memory\n", stderr);
    exit(EXIT_USAGE);
}

static void *need(void *memory)
{
    if (!memory)
        memory_lacks();
    return memory;
}

void *memory_new(size_t size)
{
    return need(calloc(1, size));
}

void *memory_fit(void *items, size_t count, size_t size)
{
    if (count > SIZE_MAX / size)
        memory_lacks();
    return need(realloc(items, count * size));
}

void *memory_grow(void *items, size_t count, size_t size)
{
    /* The capacity is the next power of two, so it needs not be stored. */
    if ((count & (count - 1)) == 0) {
        size_t capacity = count ? 2 * count : 1;

        items = memory_fit(items, capacity, size);
    }
    memset((char *)items + count * size, 0, size);
    return items;
}
