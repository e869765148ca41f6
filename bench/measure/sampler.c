/* SPDX-License-Identifier: MIT */
#include "bench/measure/sampler.h"

#include "bench/case/judge.h"
#include "bench/measure/control.h"
#include "bench/measure/fill.h"
#include "bench/measure/timed_region.h"
#include "bench/measure/warmup.h"
#include "core/event/event.h"
#include "core/memory.h"
#include "core/time.h"

/* Enough for every series of a case if no two of its samples are alike. */
#define POOL_BUCKETS (SHOTS_MAX * SAMPLES_MAX)

/* What no call returns: an entry that Xen never reached keeps it, and is wrong. */
#define UNTOUCHED 0x5eed5eedL

static struct multicall_entry list[CALLS_MAX] XEN_BUFFER;
static struct multicall_entry batch[CALLS_MAX] XEN_BUFFER;
static struct fill fill_arg XEN_BUFFER;
static uint64_t samples[SAMPLES_MAX];
static struct bucket pool[POOL_BUCKETS];
static unsigned pool_used;

void sampler_reset(void)
{
    pool_used = 0;
}

/* ---- one timed region ---- */

/* Encode the calls of a batch or the items of an array, and the one call that issues them. */
static const void *load_whole(const struct shot *shot)
{
    const struct case_ops *ops = shot->row->ops;
    unsigned i;

    if (shot->path == PATH_MULTI) {
        for (i = 0; i < shot->n; i++) {
            ops->encode(&batch[i], i);
            batch[i].result = UNTOUCHED;
        }
        MULTI_multicall(&list[0], batch, shot->n);
    } else {
        for (i = 0; i < shot->n; i++)
            ops->item(i);
        ops->array(&list[0], shot->n);
    }
    return ops->entry ? ops->entry : hypercall_stub(list[0].op);
}

/* The same, but encoding is left to the timed region. */
static const void *load_fill(const struct shot *shot)
{
    const void *entry = load_whole(shot);

    fill_arg = (struct fill){shot->row->ops, batch, shot->n, entry};
    list[0].args[0] = (xen_ulong_t)&fill_arg;
    return shot->path == PATH_MULTI ? (const void *)fill_multi : (const void *)fill_array;
}

static const void *load_single(const struct shot *shot)
{
    const struct case_ops *ops = shot->row->ops;
    unsigned i;

    for (i = 0; i < shot->n; i++)
        ops->encode(&list[i], i);
    return ops->entry ? ops->entry : hypercall_stub(list[0].op);
}

static uint64_t take(const struct shot *shot)
{
    uint64_t ticks;

    if (shot->row->ops->ready)
        shot->row->ops->ready(shot->n);
    if (shot->path == PATH_SINGLE || shot->path == PATH_TRAP)
        ticks = timed_region(list, shot->n, load_single(shot));
    else if (shot->fill)
        ticks = timed_region(list, 1, load_fill(shot));
    else
        ticks = timed_region(list, 1, load_whole(shot));
    return ticks;
}

/* ---- results ---- */

/* The result of the nth call or entry, from 1 on; 0: of one call that does all of them. */
static void judge(struct measurement *m, bool *wrong, enum status status, long result, unsigned nth)
{
    m->statuses |= 1u << status;
    if (status != STATUS_WRONG)
        return;
    if (!m->wrong && !*wrong) {
        m->got = result;
        m->nth = nth;
    }
    *wrong = true;
}

static void judge_calls(struct measurement *m, bool *wrong, const struct multicall_entry *calls)
{
    const struct case_ops *ops = m->shot.row->ops;
    unsigned i;

    for (i = 0; i < m->shot.n; i++) {
        long result = (long)calls[i].result;
        enum status status = ops->judge ? ops->judge(result, i) : judge_result(result, ops->expect);

        judge(m, wrong, status, result, i + 1);
    }
}

static void judge_multi(struct measurement *m, bool *wrong)
{
    if (list[0].result != 0)
        judge(m, wrong, STATUS_WRONG, (long)list[0].result, 0);
    judge_calls(m, wrong, batch);
}

static void judge_array(struct measurement *m, bool *wrong)
{
    const struct case_ops *ops = m->shot.row->ops;
    long result = (long)list[0].result;
    long expect = ops->array_counts ? (long)m->shot.n : ops->expect;
    enum status status =
        ops->array_judge ? ops->array_judge(result, expect) : judge_result(result, expect);

    if (status == STATUS_OK && ops->array_done && !ops->array_done(m->shot.n))
        status = STATUS_WRONG;
    judge(m, wrong, status, result, 0);
}

/* Every result of one timed region; rows that issue our own code have none to judge. */
static void judge_all(struct measurement *m)
{
    const struct case_ops *ops = m->shot.row->ops;
    bool alone = m->shot.path == PATH_SINGLE || m->shot.path == PATH_TRAP;
    bool wrong = false;

    if (ops->entry && !ops->judge)
        m->statuses |= 1u << STATUS_OK;
    else if (alone)
        judge_calls(m, &wrong, list);
    else if (m->shot.path == PATH_MULTI)
        judge_multi(m, &wrong);
    else
        judge_array(m, &wrong);
    m->wrong += wrong;
}

/* ---- a series ---- */

/* Ticks into the unit; a remainder means that the runner named another shift than QEMU has. */
static uint64_t in_unit(struct measurement *m, uint64_t ticks, const struct options *options)
{
    if (options->shift == NO_SHIFT)
        return ticks;
    if (ticks & ((1ULL << options->shift) - 1))
        m->inexact = true;
    return ticks >> options->shift;
}

/* One timed region with all that belongs to it; false when it faulted. */
static bool take_one(struct measurement *m, uint64_t *value, const struct options *options)
{
    uint64_t entry_time = time_runstate_entry();
    uint64_t ticks = take(&m->shot);

    if (ticks == TIMED_REGION_FAULTED) {
        m->faulted = true;
        /* How far the batch came is not known: what can be undone is. */
        if (m->shot.row->ops->undo)
            m->shot.row->ops->undo(m->shot.n);
        return false;
    }
    *value = in_unit(m, ticks, options);
    if (time_runstate_entry() != entry_time)
        m->moved++;
    judge_all(m);
    if (m->shot.row->ops->undo)
        m->shot.row->ops->undo(m->shot.n);
    /* After the undo: what waits now was not the case's own doing. */
    if (event_pending()) {
        m->pending++;
        event_clear();
    }
    return true;
}

/* As often as the plan says, or in cycles until it is warm; false when one faulted. */
static bool warm_up(struct measurement *m, const struct options *options)
{
    struct warmup warmup = {.count = 0};
    uint64_t value;

    while (options->patient ? !warmup_done(&warmup, options->warmup, control_quantum())
                            : m->warmup < options->warmup) {
        if (!take_one(m, &value, options))
            return false;
        warmup_add(&warmup, value);
        m->warmup++;
    }
    return true;
}

/* Whether so many are all, or are alike and so enough. */
static bool are_enough(unsigned taken, const struct case_row *row, const struct options *options)
{
    unsigned i;

    if (taken >= options->samples)
        return true;
    if (!options->alike || taken != options->alike || !case_state_may_end_early(row->info.state))
        return false;
    for (i = 1; i < taken; i++)
        if (samples[i] != samples[0])
            return false;
    return true;
}

void sample(struct measurement *m, const struct shot *shot, const struct options *options)
{
    unsigned taken = 0;

    *m = (struct measurement){.shot = *shot, .buckets = pool + pool_used};
    if (!take_one(m, &m->cold, options) || !warm_up(m, options))
        return;
    while (!are_enough(taken, shot->row, options) && take_one(m, &samples[taken], options))
        taken++;
    m->samples = taken;
    samples_sort(samples, taken);
    m->bucket_count = histogram_fill(samples, taken, m->buckets);
    pool_used += m->bucket_count;
}
