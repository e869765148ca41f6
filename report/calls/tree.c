/* SPDX-License-Identifier: MIT */
/* See tree.h. */
#include "report/calls/tree.h"

#include <stdlib.h>

#include "report/system/index.h"
#include "report/system/memory.h"

static const void *key_of(const void *nodes, size_t item)
{
    return &((const struct tree_node *)nodes)[item];
}

static uint32_t key_hash(const void *key)
{
    const struct tree_node *node = key;
    const uint32_t both[] = {node->parent, node->name};

    return index_hash(both, sizeof(both));
}

static bool key_equal(const void *key, const void *other)
{
    const struct tree_node *a = key, *b = other;

    return a->parent == b->parent && a->name == b->name;
}

static const struct index_keys node_keys = {key_of, key_hash, key_equal};

static uint32_t add(struct tree *tree, uint32_t parent, uint32_t name)
{
    tree->nodes = memory_grow(tree->nodes, tree->count, sizeof(*tree->nodes));
    tree->nodes[tree->count++] =
        (struct tree_node){.parent = parent, .name = name, TREE_NONE, TREE_NONE, TREE_NONE};
    index_add(&tree->index, &node_keys, tree->nodes, tree->count);
    return (uint32_t)tree->count - 1;
}

uint32_t tree_child(struct tree *tree, uint32_t parent, uint32_t name)
{
    struct tree_node key = {.parent = parent, .name = name};
    size_t found = index_find(tree->index, &node_keys, tree->nodes, tree->count, &key);
    uint32_t child;

    if (found != INDEX_NONE)
        return (uint32_t)found;
    child = add(tree, parent, name);
    if (tree->nodes[parent].last == TREE_NONE)
        tree->nodes[parent].child = child;
    else
        tree->nodes[tree->nodes[parent].last].next = child;
    tree->nodes[parent].last = child;
    return child;
}

void tree_open(struct tree *tree)
{
    *tree = (struct tree){0};
    /* The first is nobody's child; no key of another is like its own. */
    add(tree, TREE_NONE, TREE_ALL);
    tree_child(tree, TREE_ALL, TREE_GUEST);
    tree_child(tree, TREE_ALL, TREE_XEN);
}

void tree_close(struct tree *tree)
{
    index_free(tree->index);
    free(tree->nodes);
    *tree = (struct tree){0};
}
