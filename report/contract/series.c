/* SPDX-License-Identifier: MIT */
/* See series.h. */
#include "report/contract/series.h"

#include <inttypes.h>
#include <stdio.h>

#include "report/record/warmup.h"

/* In cycles the plan has the fewest, and a series goes on until it is warm. */
static bool wrong_warmup(const struct plan *plan, const struct series *s, char *text, size_t size)
{
    uint64_t least = plan->warmup, most = plan->insns ? least : warmup_most(least);

    if (!plan->have_warmup || (s->warmup >= least && s->warmup <= most))
        return false;
    if (least == most)
        snprintf(text, size, "was warmed up %" PRIu64 " times, and not %" PRIu64, s->warmup, least);
    else
        snprintf(text, size, "was warmed up %" PRIu64 " times, and not %" PRIu64 " to %" PRIu64,
                 s->warmup, least, most);
    return true;
}

static bool wrong_samples(const struct plan *plan, const struct run_case *c, const struct series *s,
                          char *text, size_t size)
{
    if (plan->have_samples && s->announced != plan->samples && !plan_ends_early(plan, c, s)) {
        snprintf(text, size, "has %" PRIu64 " of %" PRIu64 " samples", s->announced, plan->samples);
        return true;
    }
    return false;
}

/* What it says of its regions, whoever wrote it: a kernel, or a script that made a run.json. */
static bool wrong_counts(const struct series *s, char *text, size_t size)
{
    uint64_t regions = 1 + s->warmup + s->announced;

    if (s->moved > regions || s->pending > regions || s->wrong > regions)
        snprintf(text, size, "counts more regions than it has");
    else if (s->nth > s->n)
        snprintf(text, size, "has a wrong result of entry %" PRIu64, s->nth);
    else if ((s->got || s->nth) && !s->wrong)
        snprintf(text, size, "has a wrong result, and no sample with it");
    else
        return false;
    return true;
}

bool series_falls_short(const struct plan *plan, const struct run_case *c, const struct series *s,
                        char *text, size_t size)
{
    if (wrong_samples(plan, c, s, text, size) || wrong_warmup(plan, s, text, size))
        return true;
    if (series_whole(s))
        return wrong_counts(s, text, size);
    snprintf(text, size, "is not whole");
    return true;
}
