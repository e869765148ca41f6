/* SPDX-License-Identifier: MIT */
/*
 * The multicall queue: calls are collected and issued together, which is how a PV kernel batches
 * what it does in one go (a context switch, a range of PTEs).
 *
 *     MULTI_stack_switch(queue_add(&queue, NULL, NULL), ss, sp);
 *     MULTI_fpu_taskswitch(queue_add(&queue, NULL, NULL), 1);
 *     failed = queue_flush(&queue);
 */
#ifndef CORE_QUEUE_H
#define CORE_QUEUE_H

#include "core/multicall.h"

#define QUEUE_MAX 64 /* entries: a page of them in a 64-bit ABI */

/* Called for an entry after its batch was issued; its result is in the entry. */
typedef void queue_done(void *data, const struct multicall_entry *entry);

struct queue {
    struct multicall_entry *entries; /* QUEUE_MAX of them, page-aligned */
    queue_done *done[QUEUE_MAX];
    void *data[QUEUE_MAX];
    unsigned used;
    unsigned failed; /* entries with a negative result, and batches that failed, since queue_init */
};

/* An empty queue over memory for QUEUE_MAX entries. */
void queue_init(struct queue *queue, struct multicall_entry *entries);

/*
 * The next entry, to be filled by an encoder before anything else is asked of the queue; a full
 * queue is flushed first. 'done' may be NULL.
 */
struct multicall_entry *queue_add(struct queue *queue, queue_done *done, void *data);

/*
 * Issue what is collected, check every result, call back, and empty the queue. Returns how many
 * entries failed in this flush, or the multicall's own negated errno. One entry is issued as a
 * plain call, which is cheaper.
 */
long queue_flush(struct queue *queue);

#endif
