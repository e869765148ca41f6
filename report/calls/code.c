/* SPDX-License-Identifier: MIT */
/* See code.h. */
#include "report/calls/code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/symbols/symbols.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/pool.h"

static const void *key_of(const void *names, size_t item)
{
    return &((const struct code_name *)names)[item];
}

static uint32_t key_hash(const void *key)
{
    const struct code_name *name = key;
    const uint32_t both[] = {index_hash_text(name->text), name->xen};

    return index_hash(both, sizeof(both));
}

static bool key_equal(const void *key, const void *other)
{
    const struct code_name *a = key, *b = other;

    return a->xen == b->xen && !strcmp(a->text, b->text);
}

static const struct index_keys name_keys = {key_of, key_hash, key_equal};

static uint32_t add_name(struct code *code, const char *text, bool xen)
{
    code->names = memory_grow(code->names, code->name_count, sizeof(*code->names));
    code->names[code->name_count++] =
        (struct code_name){.text = text_pool_add(&code->pool, text), .xen = xen};
    index_add(&code->index, &name_keys, code->names, code->name_count);
    return (uint32_t)code->name_count - 1;
}

static uint32_t name_of(struct code *code, const struct paths_function *function, bool xen)
{
    char text[CODE_NAME];
    struct code_name key = {.text = text, .xen = xen};
    size_t found;

    if (!function)
        return CODE_NO_SYMBOL;
    symbols_plain(function->name, text, sizeof(text));
    if (!*text)
        snprintf(text, sizeof(text), "%s", *function->name ? function->name : "?");
    found = index_find(code->index, &name_keys, code->names, code->name_count, &key);
    return found == INDEX_NONE ? add_name(code, text, xen) : (uint32_t)found;
}

/* Append the span that begins with an instruction, and say how many instructions it has. */
static unsigned add_span(struct code *code, const struct paths_block *block, unsigned first,
                         uint64_t at)
{
    const struct paths_function *function = paths_function_at(code->paths, at);
    uint64_t next = at;
    unsigned i = first;

    for (; i < block->count; i++) {
        if (i > first && paths_function_at(code->paths, next) != function)
            break;
        next += block->sizes[i];
    }
    code->spans = memory_grow(code->spans, code->span_count, sizeof(*code->spans));
    code->spans[code->span_count++] = (struct code_span){
        .name = name_of(code, function, block->xen),
        .count = i - first,
        .at = at,
        .start = function && function->at == at,
    };
    return i - first;
}

/* Where the last instruction of a block goes on. */
static void find_flow(const struct paths_block *block, struct code_block *to)
{
    uint64_t at = code_behind(block, block->count - 1);
    const uint8_t *bytes = block->code + (at - block->at);
    size_t size = block->sizes[block->count - 1];

    to->flow = insn_of(bytes, size);
    if (to->flow == INSN_JUMP || to->flow == INSN_CALL)
        to->target = insn_target(bytes, size, at);
}

static void add_block(struct code *code, const struct paths_block *block, struct code_block *to)
{
    size_t before = code->span_count;
    unsigned i = 0;

    while (i < block->count)
        i += add_span(code, block, i, code_behind(block, i));
    to->span_count = code->span_count - before;
    if (i)
        find_flow(block, to);
}

void code_open(struct code *code, const struct paths *paths)
{
    size_t i, at = 0;

    *code = (struct code){.paths = paths};
    add_name(code, CODE_UNNAMED, true);
    code->blocks = memory_new((paths->block_count + 1) * sizeof(*code->blocks));
    for (i = 0; i < paths->block_count; i++)
        add_block(code, &paths->blocks[i], &code->blocks[i]);
    /* Only now do they stay where they are. */
    for (i = 0; i < paths->block_count; at += code->blocks[i++].span_count)
        code->blocks[i].spans = code->spans + at;
    code->roots = memory_new(code->name_count * sizeof(*code->roots));
}

void code_close(struct code *code)
{
    index_free(code->index);
    text_pool_free(code->pool);
    free(code->names);
    free(code->roots);
    free(code->blocks);
    free(code->spans);
    *code = (struct code){0};
}

const struct code_block *code_block(const struct code *code, const struct paths_block *block)
{
    return &code->blocks[block - code->paths->blocks];
}

uint64_t code_behind(const struct paths_block *block, unsigned count)
{
    uint64_t at = block->at;
    unsigned i;

    for (i = 0; i < count; i++)
        at += block->sizes[i];
    return at;
}

const char *code_side(const struct code_name *name)
{
    if (!strcmp(name->text, CODE_UNNAMED))
        return "-";
    return name->xen ? "xen" : "guest";
}
