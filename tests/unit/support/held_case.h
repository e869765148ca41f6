/* SPDX-License-Identifier: MIT */
/* A case of a made boot, to be changed and held against its plan (report/contract/case.h). */
#ifndef TESTS_UNIT_SUPPORT_HELD_CASE_H
#define TESTS_UNIT_SUPPORT_HELD_CASE_H

#include "tests/unit/support/check.h"

#include "report/contract/came.h"
#include "report/contract/case.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"

#define VERSION "xen_version/version" /* single n=1 and n=2, batches from 1 to 64 and filled */
#define UPDATE  "mmu_update/l1-same"  /* single n=1, batches and arrays */

/* Batches of the made boot: so many, and behind them the same filled. */
#define BATCHES 7

struct held {
    struct run *run;
    struct came *came;
    struct plan plan;
    enum plan_match match;
    struct plan_case *c;
    struct run_case *of;
};

struct held held_case(const char *name);
struct series *held_series(struct held *h, enum path path, size_t i);

/* It falls short in these words, or, where they are NULL, does not. */
void held_lacks(struct held *h, const char *words);
void held_drop(struct held *h);

#endif
