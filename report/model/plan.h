/* SPDX-License-Identifier: MIT */
/* What a boot promised to measure: its plan record (docs/format.md). */
#ifndef REPORT_MODEL_PLAN_H
#define REPORT_MODEL_PLAN_H

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"

/* As many sizes as the kernel takes, and a few for kernels to come. */
#define PLAN_BATCHES_MAX 64

struct plan {
    bool have;      /* false: the record is lost, or says no number of cases */
    uint64_t cases; /* with the controls */
    bool have_samples, have_warmup;
    uint64_t samples, warmup; /* of each series */
    uint64_t alike; /* a series whose first so many are alike has no more; 0: none ends so */
    unsigned batches[PLAN_BATCHES_MAX];
    size_t batch_count;
    bool insns;
    bool have_hash;
    uint32_t hash; /* over every series of every case */
    bool have_set;
    uint32_t set; /* the same in any order of the cases; of boots in cycles */
};

struct plan plan_of(const struct run_boot *boot);

/* Whether a series of that case has fewer samples than the plan says, as its first were alike. */
bool plan_ends_early(const struct plan *plan, const struct run_case *c,
                     const struct series *series);

/*
 * The text by which a boot's plan is that of another, or NULL: in cycles each boot of a run has an
 * order of its own, so that it is the set of the cases, where the boot says one, and else the hash.
 */
const char *plan_print(const struct run_boot *boot);

/* The largest ordinary batch of a boot's plan; 0 when the plan is lost. */
unsigned largest_batch(const struct run *run, unsigned boot);

/*
 * True for a batch beyond the ordinary, of a row that looks for where Xen splits them (CASE_LARGE):
 * it needs no clear mode.
 */
bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series);

#endif
