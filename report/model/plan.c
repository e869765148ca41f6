/* SPDX-License-Identifier: MIT */
/* The plan of a boot: see plan.h. */
#include "report/model/plan.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/mode.h"

/* A whole number, all of the text; false: it is none. */
static bool number_of(const struct facts *plan, const char *key, int base, uint64_t *number)
{
    const char *text = facts_get(plan, key);
    char *end;

    if (!text || !strchr("0123456789abcdef", *text) || !*text)
        return false;
    errno = 0;
    *number = strtoull(text, &end, base);
    return !*end && !errno;
}

/* They rise, as the kernel has them; from the first that does not on they are none. */
static void take_batches(const struct facts *facts, struct plan *plan)
{
    const char *list = facts_get(facts, "batches");
    char *end;

    while (list && *list && plan->batch_count < PLAN_BATCHES_MAX) {
        unsigned long n = strtoul(list, &end, 10);

        if (end == list || n > UINT_MAX ||
            (plan->batch_count && n <= plan->batches[plan->batch_count - 1]))
            return;
        plan->batches[plan->batch_count++] = (unsigned)n;
        list = *end == ',' ? end + 1 : end;
    }
}

struct plan plan_of(const struct run_boot *boot)
{
    const struct facts *facts = &boot->plan;
    struct plan plan = {0};
    const char *unit = facts_get(facts, "unit");
    uint64_t hash;

    plan.have = number_of(facts, "cases", 10, &plan.cases);
    plan.have_samples = number_of(facts, "samples", 10, &plan.samples);
    plan.have_warmup = number_of(facts, "warmup", 10, &plan.warmup);
    if (!number_of(facts, "alike", 10, &plan.alike) || plan.alike < MODE_ALIKE)
        plan.alike = 0;
    take_batches(facts, &plan);
    plan.insns = unit && !strcmp(unit, "insns");
    plan.have_hash = number_of(facts, "hash", 16, &hash) && hash <= UINT32_MAX;
    plan.hash = plan.have_hash ? (uint32_t)hash : 0;
    plan.have_set = number_of(facts, "set", 16, &hash) && hash <= UINT32_MAX;
    plan.set = plan.have_set ? (uint32_t)hash : 0;
    return plan;
}

bool plan_ends_early(const struct plan *plan, const struct run_case *c, const struct series *series)
{
    return plan->insns && plan->alike && case_may_end_early(c->state) &&
           series->announced == plan->alike && plan->alike < plan->samples && series->count == 1;
}

const char *plan_print(const struct run_boot *boot)
{
    const char *unit = facts_get(&boot->plan, "unit"), *set = facts_get(&boot->plan, "set");

    return unit && set && !strcmp(unit, "cycles") ? set : facts_get(&boot->plan, "hash");
}

unsigned largest_batch(const struct run *run, unsigned boot)
{
    const char *list =
        boot <= run->boot_count ? facts_get(&run_boot(run, boot)->plan, "batches") : NULL;
    const char *last = list ? strrchr(list, ',') : NULL;

    return list ? (unsigned)strtoul(last ? last + 1 : list, NULL, 10) : 0;
}

bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series)
{
    return case_has_flag(c->name, CASE_LARGE) && series->n > largest_batch(run, series->boot);
}
