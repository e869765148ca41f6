/* SPDX-License-Identifier: MIT */
/*
 * A case, as the harness issues it.  It holds no timer and no loop: it says what has to be true
 * before, encodes its i-th call as number and arguments, says which results are right, and undoes
 * what it did.  Every path issues the same encoding.
 */
#ifndef BENCH_CASE_CASE_H
#define BENCH_CASE_CASE_H

#include "bench/case/info.h"
#include "core/hypercall.h"
#include "report/record/record.h"

/* The largest n of any series: entries of a batch, items of an array, fixtures of a pair. */
#define CALLS_MAX 512

struct case_ops {
    /* Make true what the calls need. NULL: done; a text: the case is skipped, and why. */
    const char *(*prepare)(void);

    /*
     * Make the next n calls possible where each sample needs it (an input that Xen overwrites, a
     * pending bit): called before every timed region, outside it.
     */
    void (*ready)(unsigned n);

    /* Fill one entry with the i-th call (0 <= i < CALLS_MAX); for an array case, a count of one. */
    void (*encode)(struct multicall_entry *e, unsigned i);

    /* For an array case: fill the i-th item, and encode the call on the first n items. */
    void (*item)(unsigned i);
    void (*array)(struct multicall_entry *e, unsigned n);

    /* Whether an array call of n items did them all; NULL where the result alone tells. */
    bool (*array_done)(unsigned n);

    /* The right result of an array call is the number of its items, not 'expect'. */
    bool array_counts;

    /* Judge an array call's result where a shim has another; NULL: judge_result. */
    enum status (*array_judge)(long result, long expect);

    /* Undo the first n calls, outside the timed region; NULL where nothing is left to undo. */
    void (*undo)(unsigned n);

    /* Put back what prepare changed; called after prepare succeeded, a faulted case included. */
    void (*finish)(void);

    /* Judge the i-th call's result where 'expect' does not do. */
    enum status (*judge)(long result, unsigned i);

    /* The right result. */
    long expect;

    /* The largest n that can be issued before an undo, where that is below CALLS_MAX. */
    unsigned most;

    /* Code to call in place of the hypercall stub, with the encoded arguments in the ABI's
     * registers. Its results are judged only by 'judge'. */
    const void *entry;
};

struct case_row {
    struct case_info info;
    const struct case_ops *ops;
};

#endif
