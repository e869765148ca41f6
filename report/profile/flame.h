/* SPDX-License-Identifier: MIT */
/* The call trees of one path or of two beside each other, with the names of what is in them. */
#ifndef REPORT_PROFILE_FLAME_H
#define REPORT_PROFILE_FLAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "report/calls/profile.h"
#include "report/calls/tree.h"
#include "report/text/texts.h"

#define FLAME_SIDES 2

/* A node; which of those it stands in says the tree. */
struct flame_node {
    const char *name; /* plain */
    bool xen;
    size_t depth; /* 0: all of it */
    struct insns own[FLAME_SIDES], total[FLAME_SIDES];
};

/*
 * The order of the children is that of the path, and of the first of two; the names are those of
 * the profiles' code, which has to live as long.
 */
struct flame {
    struct tree tree; /* its numbers are not used: they are in the nodes */
    struct flame_node *nodes;
    size_t sides;
    size_t deepest;
    struct code_name *names;
    size_t name_count;
    struct index *index;
};

/* Of one profile, or of base and new. */
void flame_open(struct flame *flame, const struct profile *profiles, size_t sides);
void flame_close(struct flame *flame);

/*
 * Folded stacks, as speedscope, inferno and flamegraph.pl read them: "xen;a;b 12", of two sides
 * "xen;a;b 12 14".  In a name a semicolon and a blank, which mean something there, are '_'.
 */
void flame_fold(const struct flame *flame, FILE *out);

/*
 * Of base and new, a line that names the frames that the new one has no place for, with their own
 * instructions of which each REP is counted once, the largest first.  None: nothing is added.
 */
void flame_gone(const struct flame *flame, struct texts *lines);

#endif
