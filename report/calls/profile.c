/* SPDX-License-Identifier: MIT */
/* See profile.h. */
#include "report/calls/profile.h"

#include <inttypes.h>
#include <stdio.h>

const char *profile_part_word(enum stack_part part)
{
    static const char *const words[PART_COUNT] = {"guest", "entry", "body", "exit"};

    return words[part];
}

/* The spans of a step, of which the last may have run in part. */
static void see_step(const struct code *code, const struct paths_step *step,
                     void (*see)(void *to, const struct profile_seen *seen), void *to)
{
    const struct code_block *block = code_block(code, step->block);
    struct profile_seen seen = {.step = step, .span = block->spans};

    for (; seen.first < step->ran; seen.first += seen.count, seen.span++) {
        seen.count = seen.span->count;
        if (seen.count > step->ran - seen.first)
            seen.count = step->ran - seen.first;
        see(to, &seen);
    }
}

void profile_walk(const struct code *code, const struct paths_series *series,
                  void (*see)(void *to, const struct profile_seen *seen), void *to)
{
    struct paths_walk walk;
    struct paths_step step;

    paths_walk_open(&walk, code->paths, series->taken);
    while (paths_walk_next(&walk, &step))
        see_step(code, &step, see, to);
}

/* A path being counted. */
struct counting {
    struct profile *profile;
    struct stack stack;
};

static void count(void *to, const struct profile_seen *seen)
{
    struct counting *counting = to;
    struct profile *profile = counting->profile;
    struct stack *stack = &counting->stack;
    bool xen = seen->step->block->xen, again = seen->step->again && !seen->first;
    struct tree_node *node;
    struct insns *part;

    if (!seen->first)
        stack_enter(stack, seen->step);
    else
        stack_go_on(stack, seen->span, xen);
    node = &profile->tree.nodes[stack_node(stack, xen)];
    part = &profile->parts[stack->part];
    node->own += seen->count;
    node->once += seen->count - again;
    part->all += seen->count;
    part->once += seen->count - again;
    profile->sum.all += seen->count;
    profile->sum.once += seen->count - again;
    if (seen->first + seen->count == seen->step->ran)
        stack_leave(stack, seen->step, seen->span);
}

static void take(struct profile *profile, const struct paths_series *series)
{
    struct counting counting = {.profile = profile};

    stack_start(&counting.stack, profile->code, &profile->tree);
    profile_walk(profile->code, series, count, &counting);
}

void profile_find_roots(struct code *code)
{
    struct profile all = {.code = code};
    uint32_t at;
    size_t i;

    tree_open(&all.tree);
    for (i = 0; i < code->paths->series_count; i++)
        if (code->paths->series[i].n == 1)
            take(&all, &code->paths->series[i]);
    for (at = all.tree.nodes[TREE_XEN].child; at != TREE_NONE; at = all.tree.nodes[at].next)
        code->roots[all.tree.nodes[at].name] = all.tree.nodes[at].name != CODE_NO_SYMBOL;
    tree_close(&all.tree);
}

bool profile_open(struct profile *profile, const struct code *code,
                  const struct paths_series *series, char *why, size_t size)
{
    *profile = (struct profile){.code = code, .series = series};
    tree_open(&profile->tree);
    take(profile, series);
    if (profile->sum.all == series->region && profile->sum.once == series->once)
        return true;
    snprintf(why, size,
             "the path of %s, %s n=%u, comes to %" PRIu64 " instructions (%" PRIu64
             " with each REP once), and its region to %" PRIu64 " (%" PRIu64 ")",
             series->name, path_name(series->path), series->n, profile->sum.all, profile->sum.once,
             series->region, series->once);
    profile_close(profile);
    return false;
}

void profile_close(struct profile *profile)
{
    tree_close(&profile->tree);
}
