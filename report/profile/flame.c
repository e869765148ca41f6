/* SPDX-License-Identifier: MIT */
/* See flame.h. */
#include "report/profile/flame.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/named.h"
#include "report/system/index.h"
#include "report/system/memory.h"

static const void *key_of(const void *names, size_t item)
{
    return ((const struct code_name *)names)[item].text;
}

/* In the tree a side is told apart by its root. */
static const struct index_keys name_keys = {key_of, index_hash_text, index_equal_text};

/* The number of a name in both profiles; those of the roots are taken. */
static uint32_t number_of(struct flame *flame, const struct code_name *name)
{
    size_t found =
        index_find(flame->index, &name_keys, flame->names, flame->name_count, name->text);

    if (found != INDEX_NONE)
        return (uint32_t)found + TREE_ROOTS;
    flame->names = memory_grow(flame->names, flame->name_count, sizeof(*flame->names));
    flame->names[flame->name_count++] = *name;
    index_add(&flame->index, &name_keys, flame->names, flame->name_count);
    return (uint32_t)flame->name_count - 1 + TREE_ROOTS;
}

/* The node, with room for what is to be said of it. */
static struct flame_node *node_at(struct flame *flame, uint32_t node)
{
    static const char *const roots[TREE_ROOTS] = {"all", "guest", "xen"};
    const struct tree_node *at = &flame->tree.nodes[node];
    struct flame_node *to = &flame->nodes[node];

    if (to->name)
        return to;
    if (node < TREE_ROOTS) {
        to->name = roots[node];
        to->xen = node == TREE_XEN;
        to->depth = node != TREE_ALL;
    } else {
        to->name = flame->names[at->name - TREE_ROOTS].text;
        to->xen = flame->nodes[at->parent].xen;
        to->depth = flame->nodes[at->parent].depth + 1;
    }
    if (to->depth > flame->deepest)
        flame->deepest = to->depth;
    return to;
}

/* A node of a profile and all below it, into a node here; returns its instructions. */
static struct insns add(struct flame *flame, const struct profile *profile, size_t side,
                        uint32_t from, uint32_t to)
{
    const struct tree_node *at = &profile->tree.nodes[from];
    struct insns total = {at->own, at->once}, below;
    uint32_t child, into;

    node_at(flame, to)->own[side].all += at->own;
    flame->nodes[to].own[side].once += at->once;
    for (child = at->child; child != TREE_NONE; child = profile->tree.nodes[child].next) {
        uint32_t name = profile->tree.nodes[child].name;

        into = from == TREE_ALL
                   ? child
                   : tree_child(&flame->tree, to, number_of(flame, &profile->code->names[name]));
        below = add(flame, profile, side, child, into);
        total.all += below.all;
        total.once += below.once;
    }
    flame->nodes[to].total[side].all += total.all;
    flame->nodes[to].total[side].once += total.once;
    return total;
}

void flame_open(struct flame *flame, const struct profile *profiles, size_t sides)
{
    size_t side, most = 0;

    *flame = (struct flame){.sides = sides};
    tree_open(&flame->tree);
    for (side = 0; side < sides; side++)
        most += profiles[side].tree.count;
    flame->nodes = memory_new(most * sizeof(*flame->nodes));
    for (side = 0; side < sides; side++)
        add(flame, &profiles[side], side, TREE_ALL, TREE_ALL);
}

void flame_close(struct flame *flame)
{
    tree_close(&flame->tree);
    index_free(flame->index);
    free(flame->names);
    free(flame->nodes);
    *flame = (struct flame){0};
}

static void put_name(const char *name, FILE *out)
{
    for (; *name; name++)
        fputc(*name == ';' || *name == ' ' ? '_' : *name, out);
}

static void put_stack(const struct flame *flame, uint32_t node, FILE *out)
{
    uint32_t parent = flame->tree.nodes[node].parent;

    if (parent != TREE_ALL) {
        put_stack(flame, parent, out);
        fputc(';', out);
    }
    put_name(flame->nodes[node].name, out);
}

/* The callers before what they call, in the order of the path. */
static void fold(const struct flame *flame, uint32_t node, FILE *out)
{
    const struct flame_node *at = &flame->nodes[node];
    uint32_t child;

    if (at->own[0].all || at->own[1].all) {
        put_stack(flame, node, out);
        fprintf(out, " %" PRIu64, at->own[0].all);
        if (flame->sides == FLAME_SIDES)
            fprintf(out, " %" PRIu64, at->own[1].all);
        fputc('\n', out);
    }
    for (child = flame->tree.nodes[node].child; child != TREE_NONE;
         child = flame->tree.nodes[child].next)
        fold(flame, child, out);
}

void flame_fold(const struct flame *flame, FILE *out)
{
    fold(flame, TREE_ALL, out);
}

static int by_own(const void *a, const void *b)
{
    const struct flame_node *one = *(const struct flame_node *const *)a;
    const struct flame_node *other = *(const struct flame_node *const *)b;

    if (one->own[0].once != other->own[0].once)
        return one->own[0].once < other->own[0].once ? 1 : -1;
    /* They are in one array, in the order of the path. */
    return one < other ? -1 : one > other;
}

void flame_gone(const struct flame *flame, struct texts *lines)
{
    const struct flame_node **gone = memory_new(flame->tree.count * sizeof(*gone));
    struct named named = {.room = 110};
    size_t count = 0, i;
    char text[160];

    for (i = TREE_ROOTS; i < flame->tree.count; i++)
        if (flame->nodes[i].own[0].all && !flame->nodes[i].total[1].all)
            gone[count++] = &flame->nodes[i];
    qsort(gone, count, sizeof(*gone), by_own);
    for (i = 0; i < count; i++) {
        snprintf(text, sizeof(text), "%.100s (%" PRIu64 ")", gone[i]->name, gone[i]->own[0].once);
        named_add(&named, text);
    }
    named_say(&named, "frames only in the base", lines);
    free(gone);
}
