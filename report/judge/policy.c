/* SPDX-License-Identifier: MIT */
/* What a policy forgives: see policy.h. */
#include "report/judge/policy.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/system/day.h"
#include "report/text/texts.h"

void policy_start(struct policy *policy)
{
    *policy = (struct policy){.across = {.strict = true}, .alpha = JUDGE_ALPHA};
}

void policy_free(struct policy *policy)
{
    size_t i;

    for (i = 0; i < policy->count; i++) {
        free(policy->exceptions[i].cases);
        free(policy->exceptions[i].reason);
        free(policy->exceptions[i].excuse);
    }
    free(policy->exceptions);
    free(policy->floors);
    free(policy->path);
    *policy = (struct policy){0};
}

static bool needs_it(const struct judged *judged)
{
    return judged->judged && finding_status(judged->finding) != 0;
}

/* Nothing is said twice: the first exception that covers a case is the one that forgives it. */
static void forgive(struct exception *exception, struct judgement *judgement, bool over)
{
    size_t i;

    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!needs_it(judged) || judged->excused || fnmatch(exception->cases, judged->name, 0))
            continue;
        if (over) {
            exception->uncovered++;
            continue;
        }
        judged->excused = exception->excuse;
        exception->excused++;
    }
}

/* Of an exception for cases that --cases leaves out, nobody knows whether it is needed. */
static bool known(const struct exception *exception, const struct judgement *judgement)
{
    size_t i;

    if (!*judgement->options.cases.text)
        return true;
    for (i = 0; i < judgement->count; i++)
        if (!fnmatch(exception->cases, judgement->at[i].name, 0))
            return true;
    return false;
}

static bool is_in(const struct judged_pool *pool, const struct judged *judged)
{
    size_t len = strlen(pool->name);

    return judged->judged &&
           (!len || (!strncmp(judged->name, pool->name, len) && judged->name[len] == '/'));
}

/* The first exception that is not over and covers a case, or NULL. */
static struct exception *covering(struct policy *policy, day_t today, const char *name)
{
    size_t i;

    for (i = 0; i < policy->count; i++)
        if (today <= policy->exceptions[i].until && !fnmatch(policy->exceptions[i].cases, name, 0))
            return &policy->exceptions[i];
    return NULL;
}

/*
 * A pool is forgiven what its cases are: where exceptions cover all of them, or some that needed it
 * and none is left that does.
 */
static void forgive_pool(struct policy *policy, const struct judgement *judgement, day_t today,
                         struct judged_pool *pool)
{
    struct exception *first = NULL;
    bool forgiven = false, left = false, all = true;
    size_t i;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];
        struct exception *by = covering(policy, today, judged->name);

        if (!is_in(pool, judged))
            continue;
        all = all && by;
        forgiven = forgiven || judged->excused;
        left = left || (needs_it(judged) && !judged->excused);
        first = first ? first : by;
    }
    if (!first || (!all && (!forgiven || left)))
        return;
    pool->excused = first->excuse;
    first->excused++;
}

static void forgive_pools(struct policy *policy, struct judgement *judgement, day_t today)
{
    size_t i;

    for (i = 0; i < judgement->pool_count; i++)
        if (judged_pool_counts(&judgement->pools[i]) && finding_status(judgement->pools[i].finding))
            forgive_pool(policy, judgement, today, &judgement->pools[i]);
}

/* What is over, or covers nothing that needs it. */
static void note(const struct policy *policy, const struct exception *exception, bool over,
                 const struct judgement *judgement, struct texts *notes)
{
    char date[DAY_TEXT];

    day_text(exception->until, date);
    if (over)
        texts_say(notes,
                  "%s:%u: the exception for %s ended on %s, and %u case%s would need it (%s)",
                  policy->path, exception->line, exception->cases, date, exception->uncovered,
                  exception->uncovered == 1 ? "" : "s", exception->reason);
    else if (!exception->excused && known(exception, judgement))
        texts_say(notes, "%s:%u: the exception for %s is not needed: take it out", policy->path,
                  exception->line, exception->cases);
}

void policy_apply(struct policy *policy, struct judgement *judgement, day_t today,
                  struct texts *notes)
{
    size_t i;

    for (i = 0; i < policy->count; i++)
        forgive(&policy->exceptions[i], judgement, today > policy->exceptions[i].until);
    forgive_pools(policy, judgement, today);
    for (i = 0; i < policy->count; i++)
        note(policy, &policy->exceptions[i], today > policy->exceptions[i].until, judgement, notes);
}
