/* SPDX-License-Identifier: MIT */
/* Boots held against their plans: see contract.h. */
#include "report/contract/contract.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/contract/boots.h"
#include "report/contract/came.h"
#include "report/contract/case.h"
#include "report/contract/plan_hash.h"
#include "report/contract/presence.h"
#include "report/contract/twice.h"
#include "report/format/named.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/text/text.h"
#include "report/text/texts.h"

/* ---- a boot ---- */

/* The first place of the plan that no case has, or that two have; 0: none. */
static unsigned wrong_place(const struct came *came)
{
    size_t i;

    for (i = 0; i < came->count; i++)
        if (came->cases[i].says->at && came->cases[i].says->at != i + 1)
            return (unsigned)i + 1;
    return 0;
}

static void hold_count(struct run_boot *boot, const struct plan *plan, const struct came *came)
{
    unsigned place = wrong_place(came);
    char where[64] = "";

    if (place && came->count < plan->cases)
        snprintf(where, sizeof(where), ": number %u is missing", place);
    if (came->count != plan->cases)
        texts_say(&boot->lacks, "%zu of the %" PRIu64 " cases of its plan came%s", came->count,
                  plan->cases, where);
    else if (place)
        texts_say(&boot->lacks, "its cases are not numbered as its plan has them, from %u on",
                  place);
}

static void hold_cases(struct run_boot *boot, const struct plan *plan, enum plan_match match,
                       struct came *came)
{
    struct named named = {.count = 0};
    char lacks[CONTRACT_TEXT];
    size_t i;

    for (i = 0; i < came->count; i++) {
        if (!case_falls_short(plan, match, &came->cases[i], lacks, sizeof(lacks)))
            continue;
        came->cases[i].says->lacks = text_copy(lacks);
        named_add(&named, came->cases[i].of->name);
    }
    named_say(&named, "less came than its plan promised", &boot->lacks);
}

static bool all_issued(const struct plan *plan, const struct came *came)
{
    size_t i;

    for (i = 0; i < came->count; i++)
        if (!case_is_issued(plan, &came->cases[i]))
            return false;
    return true;
}

/* The case of which one more series makes the plan what it was; NULL: one is not all. */
static struct case_boot *find_missing(const struct plan *plan, const struct came *came,
                                      struct plan_guess *guess)
{
    struct plan_sums *sums = plan_sums_new(plan, came->cases, came->count);
    struct case_boot *says = NULL;
    size_t i, path;

    for (i = 0; !says && i < came->count; i++)
        for (path = 0; !says && path < PATH_COUNT; path++)
            if (case_next_series(plan, &came->cases[i], (enum path)path, guess) &&
                plan_sums_guess(sums, i, guess) == plan->hash)
                says = came->cases[i].says;
    plan_sums_free(sums);
    return says;
}

/* How far the hash of what came goes. */
static enum plan_match match_of(const struct plan *plan, const struct came *came)
{
    if (!plan->have_hash)
        return PLAN_OPEN;
    if (plan_hash_of(plan, came->cases, came->count) == plan->hash)
        return PLAN_MET;
    if (plan_hash_of_paths(plan, came->cases, came->count) == plan->hash)
        return PLAN_PATHS_MET;
    return PLAN_OPEN;
}

static bool has_batch(const struct came *came, unsigned n)
{
    size_t i;

    for (i = 0; i < came->count; i++)
        if (case_has_batch(&came->cases[i], n))
            return true;
    return false;
}

static bool has_batches(const struct came *came)
{
    size_t i;

    for (i = 0; i < came->count; i++)
        if (came->cases[i].count[PATH_MULTI] || came->cases[i].count[PATH_ARRAY])
            return true;
    return false;
}

/* The first batch of the plan that no case has, where any has batches; 0: there is none. */
static unsigned lost_batch(const struct plan *plan, const struct came *came)
{
    size_t i;

    for (i = 0; has_batches(came) && i < plan->batch_count; i++)
        if (!has_batch(came, plan->batches[i]))
            return plan->batches[i];
    return 0;
}

/* What a plan says beside its hash, which does not cover all of it. */
static void hold_plan(struct run_boot *boot, const struct plan *plan, const struct came *came)
{
    unsigned lost = lost_batch(plan, came);

    if (!plan->have_samples || !plan->have_warmup)
        texts_add(&boot->lacks, "its plan does not say how many samples, or how many to warm up");
    if (!plan->batch_count)
        texts_add(&boot->lacks, "its plan does not say which batches");
    if (lost)
        texts_say(&boot->lacks, "no case has the batch of %u of its plan", lost);
}

/* The last word: the kernel's hash covers every series that it planned. */
static void hold_hash(struct run_boot *boot, const struct plan *plan, enum plan_match match,
                      struct came *came)
{
    struct plan_guess guess = {0};
    struct case_boot *says;
    char lacks[CONTRACT_TEXT];

    hold_plan(boot, plan, came);
    if (!plan->have_hash) {
        texts_add(&boot->lacks, "its plan has no hash");
        return;
    }
    if (match == PLAN_MET && plan->have_set &&
        plan_set_of(plan, came->cases, came->count) != plan->set)
        texts_add(&boot->lacks, "what came is not the set of its plan, though it is by the hash");
    if (match != PLAN_OPEN || !all_issued(plan, came))
        return;
    says = find_missing(plan, came, &guess);
    if (!says) {
        texts_add(&boot->lacks, "what came is not what the hash of its plan promises");
        return;
    }
    snprintf(lacks, sizeof(lacks), "%s n=%u is missing", path_name(guess.path), guess.n);
    says->lacks = text_copy(lacks);
    texts_say(&boot->lacks, "less came than its plan promised: %s", guess.of->name);
}

/* What every image of ours says before its plan. */
static void hold_head(struct run_boot *boot)
{
    static const char *const keys[] = {"env", "abi", "build"};
    const char *format = facts_get(&boot->begin, "format");
    size_t i;

    if (!format || strcmp(format, "1") != 0)
        texts_add(&boot->lacks, "its begin record has a format that this pvbench does not know");
    for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (!facts_find(&boot->begin, keys[i]))
            texts_say(&boot->lacks, "its begin record has no %s", keys[i]);
    if (!facts_find(&boot->facts, "guest.role"))
        texts_add(&boot->lacks, "the facts of its kernel are lost");
}

static void hold_boot(struct run_boot *boot, struct came *came)
{
    struct plan plan = plan_of(boot);
    enum plan_match match = match_of(&plan, came);

    /* What is cut is partial anyway, and what is left of it is still held against the plan. */
    if (boot->outcome == OUTCOME_COMPLETE)
        hold_head(boot);
    if (plan.have && boot->outcome == OUTCOME_COMPLETE)
        hold_count(boot, &plan, came);
    if (!plan.have && boot->outcome == OUTCOME_COMPLETE)
        texts_add(&boot->lacks, "its plan is lost");
    if (plan.have)
        hold_cases(boot, &plan, match, came);
    if (plan.have && boot->outcome == OUTCOME_COMPLETE && !boot->lacks.count)
        hold_hash(boot, &plan, match, came);
}

/* ---- all of it ---- */

static void forget(struct run *run)
{
    size_t i, k;

    for (i = 0; i < run->boot_count; i++)
        texts_clear(&run->boots[i].lacks);
    for (i = 0; i < run->case_count; i++) {
        struct run_case *c = &run->cases[i];

        free(c->lacks);
        c->lacks = NULL;
        for (k = 0; k < c->boot_count; k++) {
            free(c->boots[k].lacks);
            c->boots[k].lacks = NULL;
        }
    }
}

void run_hold_to_plans(struct run *run)
{
    struct came *came;
    size_t i;

    forget(run);
    came = came_take(run);
    for (i = 0; i < run->boot_count; i++)
        hold_boot(&run->boots[i], &came[i]);
    came_free(came, run);
    hold_presence(run);
    hold_boots_to_each_other(run);
    hold_boots_apart(run);
}

uint32_t run_plan_hash(struct run *run, unsigned boot)
{
    struct came *came = came_take(run);
    struct plan plan = plan_of(run_boot(run, boot));
    uint32_t hash = plan_hash_of(&plan, came[boot - 1].cases, came[boot - 1].count);

    came_free(came, run);
    return hash;
}
