/* SPDX-License-Identifier: MIT */
/* What Xen's table of symbols says: see table.h. */
#include "report/symbols/table.h"

#include <string.h>

/*
 * Xen is mapped at a multiple of 1 GiB (XEN_VIRT_START of xen/arch/x86/include/asm/config.h), in
 * the upper half of the addresses, and is smaller than that.
 */
#define ORIGIN_SHIFT 30
#define UPPER_HALF   UINT64_C(0xffff800000000000)
/* So many pointers to functions are enough to tell it by; a hypervisor has thousands. */
#define POINTERS_LEAST 8u

static uint64_t offset_of(uint64_t address)
{
    return address & ((UINT64_C(1) << ORIGIN_SHIFT) - 1);
}

static bool has_address(const struct table *table, uint64_t address)
{
    size_t low = 0, high = table->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t at = table_address(table, middle);

        if (at == address)
            return true;
        if (at < address)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* The next pointer to one of its symbols, from *at on. */
static bool next_pointer(const struct table *table, size_t *at, uint64_t *pointer)
{
    for (; *at + 8 <= table->file.size; *at += 8) {
        *pointer = bytes_u64(&table->file, *at);
        if (*pointer >= UPPER_HALF && has_address(table, offset_of(*pointer))) {
            *at += 8;
            return true;
        }
    }
    return false;
}

/* What most of the pointers have in common, by Boyer and Moore's vote, which is counted then. */
static bool vote(const struct table *table, uint64_t *origin)
{
    uint64_t pointer, lead = 0, all = 0, good = 0;
    size_t at = 0;

    while (next_pointer(table, &at, &pointer)) {
        if (!lead)
            *origin = pointer - offset_of(pointer);
        if (pointer - offset_of(pointer) == *origin)
            lead++;
        else
            lead--;
    }
    for (at = 0; next_pointer(table, &at, &pointer); all++)
        good += pointer - offset_of(pointer) == *origin;
    return good >= POINTERS_LEAST && good > all / 2;
}

bool table_origin(const struct table *table, uint64_t *origin)
{
    *origin = 0;
    if (table_address(table, table->count - 1) >> ORIGIN_SHIFT)
        return true;
    return vote(table, origin);
}

/* The name at 'at', its letter first.  False: it does not fit. */
static bool expand(const struct table *table, size_t at, char *out, size_t size)
{
    const uint8_t *token = table->file.at + at + 1;
    size_t left = table->file.at[at], len = 0, part;

    for (; left--; token++, len += part) {
        const char *text = (const char *)table->file.at + table->tokens +
                           bytes_u16(&table->file, table->index + 2 * (size_t)*token);

        part = strlen(text);
        if (part >= size - len)
            return false;
        memcpy(out + len, text, part);
    }
    out[len] = '\0';
    return true;
}

/* Of the names the markers say nothing that their lengths do not: the search held one to the other.
 */
static bool read_names(const struct table *table, uint64_t origin, struct list *list)
{
    char name[1 + SYMBOLS_NAME];
    size_t i, at = table->names;
    uint64_t address;

    for (i = 0; i < table->count; i++, at += 1 + (size_t)table->file.at[at]) {
        address = origin + table_address(table, i);
        if (!expand(table, at, name, sizeof(name)))
            return false;
        /* An end is said of some functions only, and filling behind it is run through: no mark. */
        if (!*name && i + 1 == table->count && !list_add_end(list, address))
            return false;
        if (*name &&
            !list_add(list, &(struct list_symbol){.at = address, .kind = *name, .name = name + 1},
                      NULL))
            return false;
    }
    return true;
}

struct symbols *table_read(const struct table *table, uint64_t origin)
{
    struct list list = {0};
    struct symbols *symbols = NULL;

    if (read_names(table, origin, &list))
        symbols = list_finish(&list);
    list_free(&list);
    return symbols;
}
