/* SPDX-License-Identifier: MIT */
#include "report/paths/functions.h"

#include <stdlib.h>
#include <string.h>

#include "report/paths/insn.h"
#include "report/system/memory.h"

/* The lowest addresses that are Xen's: of a 64-bit one, and of a 32-bit one with PAE. */
#define XEN_FROM    UINT64_C(0xffff800000000000)
#define XEN_32_FROM UINT64_C(0xf5800000)

static void add(struct functions *functions, uint64_t at, uint64_t end, const char *name)
{
    functions->at = memory_grow(functions->at, functions->count, sizeof(*functions->at));
    functions->at[functions->count++] = (struct paths_function){at, end, name};
}

/* What has no symbol in Xen: one of the two stubs, by how it is left. */
static void add_stub(struct functions *functions, const struct raw *raw,
                     const struct raw_block *block)
{
    unsigned last_size = raw->bytes[block->sizes + block->count - 1];
    enum insn last = insn_of(raw->bytes + block->code + block->code_len - last_size, last_size);
    uint64_t end = block->at + block->code_len;

    if (last == INSN_JUMP || last == INSN_AWAY)
        add(functions, block->at, end, "[syscall stub]");
    else
        add(functions, block->at, end, "[emulator's stub]");
}

/* Straight code may run from one function into the next; what has no symbol has a name by its
 * place: NULL in Xen. */
static void add_block(struct functions *functions, const struct raw *raw,
                      const struct raw_block *block, const struct symbols *symbols,
                      const char *place)
{
    struct symbol_range range = {.name = NULL};
    uint64_t at = block->at;
    unsigned i;

    for (i = 0; i < block->count; at += raw->bytes[block->sizes + i], i++) {
        if (range.name && at >= range.at && at < range.end)
            continue;
        if (symbols_find(symbols, at, &range))
            add(functions, range.at, range.end, range.name);
        else if (!i && !place)
            add_stub(functions, raw, block);
        else if (!i)
            add(functions, block->at, block->at + block->code_len, place);
    }
}

static const char *own_place(uint64_t at, uint64_t image_from, uint64_t image_to)
{
    return at >= image_from && at < image_to ? "[null call]" : "[user mode]";
}

static int by_address(const void *a, const void *b)
{
    const struct paths_function *x = a, *y = b;

    if (x->at != y->at)
        return x->at > y->at ? 1 : -1;
    return strcmp(x->name, y->name);
}

/* Each once.  Of what overlaps in a stub one name is one function, and another begins the next. */
static void add_sorted(struct functions *functions, const struct paths_function *next)
{
    struct paths_function *last = functions->count ? &functions->at[functions->count - 1] : NULL;
    bool overlaps = last && next->at < last->end;

    if (overlaps && (next->at == last->at || !strcmp(next->name, last->name))) {
        last->end = next->end > last->end ? next->end : last->end;
        return;
    }
    if (overlaps)
        last->end = next->at;
    functions->at[functions->count++] = *next;
}

static void sort_out(struct functions *functions)
{
    size_t i, count = functions->count;

    if (count)
        qsort(functions->at, count, sizeof(*functions->at), by_address);
    functions->count = 0;
    for (i = 0; i < count; i++)
        add_sorted(functions, &functions->at[i]);
}

void functions_find(struct functions *functions, const struct raw *raw, const struct symbols *xen,
                    const struct symbols *image, uint64_t image_from, uint64_t image_to)
{
    size_t i;

    *functions = (struct functions){0};
    for (i = 0; i < raw->block_count; i++) {
        const struct raw_block *block = &raw->blocks[i];
        bool in_xen = functions_in_xen(block->at, image_from, image_to);

        if (in_xen ? !!xen : !!image)
            add_block(functions, raw, block, in_xen ? xen : image,
                      in_xen ? NULL : own_place(block->at, image_from, image_to));
    }
    sort_out(functions);
}

bool functions_in_xen(uint64_t at, uint64_t image_from, uint64_t image_to)
{
    if (at >= image_from && at < image_to)
        return false;
    return at >= XEN_FROM || (at >= XEN_32_FROM && at <= UINT32_MAX);
}

void functions_free(struct functions *functions)
{
    free(functions->at);
    *functions = (struct functions){0};
}
