/* SPDX-License-Identifier: MIT */
/* Why cases have no verdict: see reasons.h. */
#include "report/judge/reasons.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/named.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/level.h"
#include "report/prices/measure.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

static bool has_reason(const struct judged *judged)
{
    return judged->judged && !judged->excused && *judged->why;
}

static const void *judged_of(const void *cases, size_t item)
{
    return &((const struct judged *)cases)[item];
}

static uint32_t reason_hash(const void *judged)
{
    return index_hash_text(((const struct judged *)judged)->why);
}

static bool same_reason(const void *judged, const void *other)
{
    const struct judged *a = judged, *b = other;

    return has_reason(a) == has_reason(b) && a->finding == b->finding && !strcmp(a->why, b->why);
}

static const struct index_keys reason_keys = {judged_of, reason_hash, same_reason};

void judge_reasons(const struct judgement *judgement, const char *before, struct texts *reasons)
{
    struct index_groups groups = index_group(&reason_keys, judgement->at, judgement->count);
    char what[256];
    size_t i, k;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];
        struct named named = {.count = 0};

        if (!groups.first[i] || !has_reason(judged))
            continue;
        for (k = i; k != INDEX_NONE; k = groups.next[k])
            named_add(&named, judgement->at[k].name);
        snprintf(what, sizeof(what), "%s%s: %s", before, finding_word(judged->finding),
                 judged->why);
        named_say(&named, what, reasons);
    }
    index_groups_free(&groups);
}

static enum rep other_of(const struct judged_measure *measure)
{
    return measure->rep == REP_ONCE ? REP_EACH : REP_ONCE;
}

static int by_other_share(const void *one, const void *other)
{
    const struct judged *const *a = one, *const *b = other;
    const struct judged_measure *x = judged_other_figure(*a), *y = judged_other_figure(*b);
    double of_a = fabs(judged_share_by(x, other_of(x)));
    double of_b = fabs(judged_share_by(y, other_of(y)));

    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    return strcmp((*a)->name, (*b)->name);
}

static size_t list_other(const struct judgement *judgement, const struct judged **list)
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        if (judged_other_figure(&judgement->at[i]))
            list[count++] = &judgement->at[i];
    if (count)
        qsort(list, count, sizeof(*list), by_other_share);
    return count;
}

void judge_other_figures(const struct judgement *judgement, const char *before,
                         struct texts *reasons)
{
    const struct judged **list = memory_new((judgement->count + 1) * sizeof(struct judged *));
    size_t i, count = list_other(judgement, list);
    bool once = judge_rep(judgement) == REP_ONCE;
    struct named named = {.count = 0};
    char change[64], text[256];

    for (i = 0; i < count; i++) {
        const struct judged_measure *measure = judged_other_figure(list[i]);

        judged_change_text(measure, other_of(measure), change, sizeof(change));
        snprintf(text, sizeof(text), "%s %s %s", list[i]->name,
                 measure_word(judged_which(list[i], measure)), change);
        named_add(&named, text);
    }
    free(list);
    snprintf(text, sizeof(text), "%s%s", before,
             once ? "the same with REP counted once, and not with each of its iterations"
                  : "the same with each iteration of REP, and not with REP counted once");
    named_say(&named, text, reasons);
}
