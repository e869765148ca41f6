/* SPDX-License-Identifier: MIT */
#include "bench/measure/sampler.h"

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/measure/bracket.h"
#include "bench/measure/fill.h"
#include "core/event.h"
#include "core/memory.h"
#include "core/time.h"

/* Enough for every series of a case if no two of its samples are alike. */
#define POOL_PAIRS (SHOTS_MAX * SAMPLES_MAX)

#define STEADY_SHARE(n) ((n) - (n) / 10)

/* What no call returns: an entry that Xen never reached keeps it, and is wrong. */
#define UNTOUCHED 0x5eed5eedL

static struct multicall_entry list[CALLS_MAX] XEN_BUFFER;
static struct multicall_entry batch[CALLS_MAX] XEN_BUFFER;
static struct fill fill_arg XEN_BUFFER;
static uint64_t samples[SAMPLES_MAX];
static struct pair pool[POOL_PAIRS];
static unsigned pool_used;

void sampler_reset(void)
{
    pool_used = 0;
}

/* ---- one bracket ---- */

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

/* The same, but encoding is left to the bracket. */
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
        ticks = bracket(list, shot->n, load_single(shot));
    else if (shot->fill)
        ticks = bracket(list, 1, load_fill(shot));
    else
        ticks = bracket(list, 1, load_whole(shot));
    return ticks;
}

/* ---- results ---- */

static void judge(struct series *series, bool *wrong, enum status status, long result)
{
    series->statuses |= 1u << status;
    if (status != STATUS_WRONG)
        return;
    if (!series->wrong && !*wrong)
        series->got = result;
    *wrong = true;
}

static void judge_calls(struct series *series, bool *wrong, const struct multicall_entry *calls)
{
    const struct case_ops *ops = series->shot.row->ops;
    unsigned i;

    for (i = 0; i < series->shot.n; i++) {
        long result = (long)calls[i].result;
        enum status status = ops->judge ? ops->judge(result, i) : judge_result(result, ops->expect);

        judge(series, wrong, status, result);
    }
}

static void judge_multi(struct series *series, bool *wrong)
{
    if (list[0].result != 0)
        judge(series, wrong, STATUS_WRONG, (long)list[0].result);
    judge_calls(series, wrong, batch);
}

static void judge_array(struct series *series, bool *wrong)
{
    const struct case_ops *ops = series->shot.row->ops;
    long result = (long)list[0].result;
    long expect = ops->array_counts ? (long)series->shot.n : ops->expect;
    enum status status =
        ops->array_judge ? ops->array_judge(result, expect) : judge_result(result, expect);

    if (status == STATUS_OK && ops->array_done && !ops->array_done(series->shot.n))
        status = STATUS_WRONG;
    judge(series, wrong, status, result);
}

/* Every result of one bracket; rows that issue code of our own have none to judge. */
static void judge_all(struct series *series)
{
    const struct case_ops *ops = series->shot.row->ops;
    bool alone = series->shot.path == PATH_SINGLE || series->shot.path == PATH_TRAP;
    bool wrong = false;

    if (ops->entry && !ops->judge)
        series->statuses |= 1u << STATUS_OK;
    else if (alone)
        judge_calls(series, &wrong, list);
    else if (series->shot.path == PATH_MULTI)
        judge_multi(series, &wrong);
    else
        judge_array(series, &wrong);
    series->wrong += wrong;
}

/* ---- a series ---- */

/* Ticks into the unit; a remainder means that the runner named another shift than QEMU has. */
static uint64_t in_unit(struct series *series, uint64_t ticks, const struct options *options)
{
    if (options->shift == NO_SHIFT)
        return ticks;
    if (ticks & ((1ULL << options->shift) - 1))
        series->inexact = true;
    return ticks >> options->shift;
}

/* One bracket with all that belongs to it; false when it faulted. */
static bool take_one(struct series *series, uint64_t *value, const struct options *options)
{
    uint64_t entry_time = time_runstate_entry();
    uint64_t ticks = take(&series->shot);

    if (ticks == BRACKET_FAULTED) {
        series->faulted = true;
        /* How far the batch came is not known: what can be undone is. */
        if (series->shot.row->ops->undo)
            series->shot.row->ops->undo(series->shot.n);
        return false;
    }
    *value = in_unit(series, ticks, options);
    if (time_runstate_entry() != entry_time)
        series->moved++;
    judge_all(series);
    if (series->shot.row->ops->undo)
        series->shot.row->ops->undo(series->shot.n);
    /* After the undo: what waits now was not the case's own doing. */
    if (event_pending()) {
        series->pending++;
        event_clear();
    }
    return true;
}

void sample(struct series *series, const struct shot *shot, const struct options *options)
{
    unsigned i, taken = 0;
    uint64_t unused;

    *series = (struct series){.shot = *shot, .pairs = pool + pool_used};
    if (!take_one(series, &series->cold, options))
        return;
    for (i = 0; i < options->warmup; i++, series->warmup++)
        if (!take_one(series, &unused, options))
            return;
    while (taken < options->samples && take_one(series, &samples[taken], options))
        taken++;
    series->samples = taken;
    stat_sort(samples, taken);
    series->pair_count = stat_pairs(samples, taken, series->pairs);
    pool_used += series->pair_count;
}

uint64_t series_value(const struct series *series, const struct options *options)
{
    if (!series->pair_count)
        return 0;
    if (options->shift != NO_SHIFT)
        return stat_mode(series->pairs, series->pair_count)->value;
    return stat_rank(series->pairs, series->pair_count, series->samples / 2);
}

bool series_steady(const struct series *series, const struct options *options)
{
    return options->shift == NO_SHIFT || !series->pair_count ||
           stat_mode(series->pairs, series->pair_count)->count >= STEADY_SHARE(series->samples);
}
