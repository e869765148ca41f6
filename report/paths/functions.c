/* SPDX-License-Identifier: MIT */
#include "report/paths/functions.h"

#include <stdlib.h>
#include <string.h>

#include "report/paths/insn.h"
#include "report/system/memory.h"

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

    if (last == INSN_JUMP)
        add(functions, block->at, end, "[syscall stub]");
    else if (last == INSN_RETURN)
        add(functions, block->at, end, "[emulator's stub]");
}

/* Straight code may run from one function into the next. */
static void add_block(struct functions *functions, const struct raw *raw,
                      const struct raw_block *block, const struct symbols *symbols, bool xen)
{
    struct symbol_range range = {.name = NULL};
    uint64_t at = block->at;
    unsigned i;

    for (i = 0; i < block->count; at += raw->bytes[block->sizes + i], i++) {
        if (range.name && at >= range.at && at < range.end)
            continue;
        if (symbols_find(symbols, at, &range))
            add(functions, range.at, range.end, range.name);
        else if (!i && xen)
            add_stub(functions, raw, block);
        else if (!i)
            add(functions, block->at, block->at + block->code_len, "[null call]");
    }
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
        bool in_xen = block->at < image_from || block->at >= image_to;

        if (in_xen ? !!xen : !!image)
            add_block(functions, raw, block, in_xen ? xen : image, in_xen);
    }
    sort_out(functions);
}

void functions_free(struct functions *functions)
{
    free(functions->at);
    *functions = (struct functions){0};
}
