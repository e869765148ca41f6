/* SPDX-License-Identifier: MIT */
/* A tree of calls: who was called by whom, and how many instructions that took. */
#ifndef REPORT_CALLS_TREE_H
#define REPORT_CALLS_TREE_H

#include <stddef.h>
#include <stdint.h>

/* The nodes that every tree begins with: all of it, and in that our image and Xen. */
enum { TREE_ALL, TREE_GUEST, TREE_XEN, TREE_ROOTS };

/* No child, or no next one. */
#define TREE_NONE UINT32_MAX

struct tree_node {
    uint32_t parent, name; /* name: a number of code.h; of the first nodes their own */
    uint32_t child, last, next;
    uint64_t own, once; /* instructions in it and not in what it calls */
    uint64_t calls;     /* how often it was entered */
};

struct index;

struct tree {
    struct tree_node *nodes;
    size_t count;
    struct index *index;
};

void tree_open(struct tree *tree);
void tree_close(struct tree *tree);

/* The child of that name; one more, behind the others, where there is none. */
uint32_t tree_child(struct tree *tree, uint32_t parent, uint32_t name);

#endif
