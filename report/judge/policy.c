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
static void forgive(struct exception *exception, struct judgement *judgement, bool over,
                    unsigned *uncovered)
{
    size_t i;

    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!needs_it(judged) || judged->excused || fnmatch(exception->cases, judged->name, 0))
            continue;
        if (over) {
            ++*uncovered;
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

void policy_apply(struct policy *policy, struct judgement *judgement, day_t today,
                  struct texts *notes)
{
    char date[DAY_TEXT];
    size_t i;

    for (i = 0; i < policy->count; i++) {
        struct exception *exception = &policy->exceptions[i];
        bool over = today > exception->until;
        unsigned uncovered = 0;

        forgive(exception, judgement, over, &uncovered);
        day_text(exception->until, date);
        if (over)
            texts_say(notes,
                      "%s:%u: the exception for %s ended on %s, and %u case%s would need it (%s)",
                      policy->path, exception->line, exception->cases, date, uncovered,
                      uncovered == 1 ? "" : "s", exception->reason);
        else if (!exception->excused && known(exception, judgement))
            texts_say(notes, "%s:%u: the exception for %s is not needed: take it out", policy->path,
                      exception->line, exception->cases);
    }
}
