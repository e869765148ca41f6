/* SPDX-License-Identifier: MIT */
/* See presence.h.  A case looks at no more boots than it is in, and one: those of its plan. */
#include "report/contract/presence.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* The boots that came to their end, by plan. */
struct by_plan {
    size_t *first; /* of each boot: the first of its plan, from 0; INDEX_NONE: none, or no hash */
    size_t *next;  /* of each boot: the next of its plan, or INDEX_NONE */
    unsigned *marked; /* of each boot: the case that was last seen in it, from 1 */
};

/* A plan, by the last of its boots so far. */
struct known_plan {
    const char *hash;
    size_t first, last; /* INDEX_NONE: none has come to its end */
};

static const void *hash_of(const void *plans, size_t item)
{
    return ((const struct known_plan *)plans)[item].hash;
}

static const struct index_keys hashes = {hash_of, index_hash_text, index_equal_text};

struct plans {
    struct known_plan *at;
    size_t count;
    struct index *index;
};

static size_t get_plan(struct plans *plans, const char *hash)
{
    size_t item = index_find(plans->index, &hashes, plans->at, plans->count, hash);

    if (item != INDEX_NONE)
        return item;
    plans->at = memory_grow(plans->at, plans->count, sizeof(*plans->at));
    plans->at[plans->count++] = (struct known_plan){hash, INDEX_NONE, INDEX_NONE};
    index_add(&plans->index, &hashes, plans->at, plans->count);
    return plans->count - 1;
}

static void add_boot(struct known_plan *plan, struct by_plan *by, size_t boot)
{
    if (plan->first == INDEX_NONE)
        plan->first = boot;
    else
        by->next[plan->last] = boot;
    plan->last = boot;
}

static void take_plans(const struct run *run, struct by_plan *by)
{
    size_t *plan_of = memory_new((run->boot_count + 1) * sizeof(*plan_of)), i;
    struct plans plans = {0};

    for (i = 0; i < run->boot_count; i++) {
        const char *hash = plan_print(&run->boots[i]);

        by->next[i] = INDEX_NONE;
        plan_of[i] = hash ? get_plan(&plans, hash) : INDEX_NONE;
        if (hash && run->boots[i].outcome == OUTCOME_COMPLETE)
            add_boot(&plans.at[plan_of[i]], by, i);
    }
    for (i = 0; i < run->boot_count; i++)
        by->first[i] = plan_of[i] == INDEX_NONE ? INDEX_NONE : plans.at[plan_of[i]].first;
    index_free(plans.index);
    free(plans.at);
    free(plan_of);
}

static void hold_case(struct run *run, size_t number, struct by_plan *by)
{
    struct run_case *c = &run->cases[number];
    size_t i;

    if (!c->boot_count)
        return;
    for (i = 0; i < c->boot_count; i++)
        by->marked[c->boots[i].boot - 1] = (unsigned)number + 1;
    i = by->first[c->boots[0].boot - 1];
    while (i != INDEX_NONE && by->marked[i] == number + 1)
        i = by->next[i];
    if (i != INDEX_NONE && asprintf(&c->lacks, "boot %zu has nothing of it", i + 1) < 0)
        c->lacks = NULL;
}

void hold_presence(struct run *run)
{
    struct by_plan by = {
        .first = memory_new((run->boot_count + 1) * sizeof(*by.first)),
        .next = memory_new((run->boot_count + 1) * sizeof(*by.next)),
        .marked = memory_new((run->boot_count + 1) * sizeof(*by.marked)),
    };
    size_t i;

    take_plans(run, &by);
    for (i = 0; i < run->case_count; i++)
        if (run->cases[i].boot_count < run->boot_count)
            hold_case(run, i, &by);
    free(by.first);
    free(by.next);
    free(by.marked);
}
