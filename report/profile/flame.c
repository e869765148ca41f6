/* SPDX-License-Identifier: MIT */
/* See flame.h. */
#include "report/profile/flame.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
static uint64_t add(struct flame *flame, const struct profile *profile, size_t side, uint32_t from,
                    uint32_t to)
{
    const struct tree_node *at = &profile->tree.nodes[from];
    uint64_t total = at->own;
    uint32_t child, into;

    node_at(flame, to)->own[side] += at->own;
    for (child = at->child; child != TREE_NONE; child = profile->tree.nodes[child].next) {
        uint32_t name = profile->tree.nodes[child].name;

        into = from == TREE_ALL
                   ? child
                   : tree_child(&flame->tree, to, number_of(flame, &profile->code->names[name]));
        total += add(flame, profile, side, child, into);
    }
    flame->nodes[to].total[side] += total;
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

    if (at->own[0] || at->own[1]) {
        put_stack(flame, node, out);
        fprintf(out, " %" PRIu64, at->own[0]);
        if (flame->sides == FLAME_SIDES)
            fprintf(out, " %" PRIu64, at->own[1]);
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
