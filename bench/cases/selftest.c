/* SPDX-License-Identifier: MIT */
/*
 * Cases that go wrong on purpose, so that a user (and our own tests) can see that the harness
 * notices, and one that grows on purpose, so that a gate can be tested. They are taken only when a
 * glob names them.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/toll.h"
#include "core/memory.h"
#include "core/queue.h"

#define BAD_ENTRY       5
#define BAD_VERSION_CMD 99

static void encode_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_pagesize, NULL);
}

static void encode_one_bad(struct multicall_entry *e, unsigned i)
{
    MULTI_xen_version(e, i == BAD_ENTRY ? XENVER_version : XENVER_pagesize, NULL);
}

/* An address that no page of ours is mapped at. */
static volatile long *volatile nowhere = (volatile long *)16;

ISSUE static long touch_nothing(void)
{
    return *nowhere;
}

static const char *crash(void)
{
    *nowhere = 0;
    return NULL;
}

static const char *hang(void)
{
    while (nowhere)
        __asm__ volatile("pause");
    return NULL;
}

static struct evtchn_alloc_unbound leaked[1] XEN_BUFFER;

static const char *leak(void)
{
    leaked->dom = DOMID_SELF;
    leaked->remote_dom = DOMID_SELF;
    return HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, leaked) == 0 ? NULL : "no port";
}

/* More calls than the queue holds, so that it flushes itself once, with one bad one among them. */
#define QUEUED     (QUEUE_MAX + QUEUE_MAX / 2)
#define BAD_QUEUED (QUEUE_MAX + 1)

static struct multicall_entry queue_entries[QUEUE_MAX] XEN_BUFFER;
static struct queue queue;
static unsigned called_back;

static void count_call(void *data, const struct multicall_entry *entry)
{
    (void)entry;
    (*(unsigned *)data)++;
}

/* 0 when the queue issued every call, called back for each, and counted the one that failed. */
ISSUE static long fill_queue(void)
{
    long failed;
    unsigned i;

    called_back = 0;
    queue_init(&queue, queue_entries);
    for (i = 0; i < QUEUED; i++)
        MULTI_xen_version(queue_add(&queue, count_call, &called_back),
                          i == BAD_QUEUED ? BAD_VERSION_CMD : XENVER_version, NULL);
    failed = queue_flush(&queue);
    return !(failed == 1 && queue.failed == 1 && queue.used == 0 && called_back == QUEUED);
}

static enum status judge_queue(long result, unsigned i)
{
    (void)i;
    return judge_result(result, 0);
}

/* ---- a price of known growth ---- */

static long version;

static const char *read_version(void)
{
    version = HYPERVISOR_xen_version(XENVER_version, NULL);
    return version > 0 ? NULL : "xen_version gives no version";
}

static void encode_tolled(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_version, NULL);
}

static enum status judge_tolled(long result, unsigned i)
{
    (void)i;
    return judge_result(result, version);
}

const struct case_ops selftest_fault = {.encode = encode_version,
                                        .entry = (const void *)touch_nothing};
const struct case_ops selftest_wrong = {.encode = encode_version, .expect = ENV_PAGE_SIZE + 1};
const struct case_ops selftest_wrong_entry = {.encode = encode_one_bad, .expect = ENV_PAGE_SIZE};
const struct case_ops selftest_crash = {.prepare = crash, .encode = encode_version};
const struct case_ops selftest_hang = {.prepare = hang, .encode = encode_version};
const struct case_ops selftest_leak = {
    .prepare = leak,
    .encode = encode_version,
    .expect = ENV_PAGE_SIZE,
};
const struct case_ops selftest_queue = {
    .encode = encode_version,
    .judge = judge_queue,
    .entry = (const void *)fill_queue,
};
const struct case_ops selftest_toll = {
    .prepare = read_version,
    .encode = encode_tolled,
    .judge = judge_tolled,
    .entry = toll_entry,
};
