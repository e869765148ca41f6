/* SPDX-License-Identifier: MIT */
#include "core/queue.h"

#include "core/hypercall.h"

void queue_init(struct queue *queue, struct multicall_entry *entries)
{
    queue->entries = entries;
    queue->used = 0;
    queue->failed = 0;
}

struct multicall_entry *queue_add(struct queue *queue, queue_done *done, void *data)
{
    if (queue->used == QUEUE_MAX)
        queue_flush(queue);
    queue->done[queue->used] = done;
    queue->data[queue->used] = data;
    return &queue->entries[queue->used++];
}

static long issue(struct queue *queue)
{
    if (queue->used != 1)
        return HYPERVISOR_multicall(queue->entries, queue->used);
    queue->entries[0].result = (xen_ulong_t)hypercall(&queue->entries[0]);
    return 0;
}

long queue_flush(struct queue *queue)
{
    long error = queue->used ? issue(queue) : 0;
    unsigned count = queue->used, failed = 0, i;

    queue->used = 0;
    if (error) {
        queue->failed++;
        return error;
    }
    for (i = 0; i < count; i++) {
        failed += (long)queue->entries[i].result < 0;
        if (queue->done[i])
            queue->done[i](queue->data[i], &queue->entries[i]);
    }
    queue->failed += failed;
    return failed;
}
