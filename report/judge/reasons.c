/* SPDX-License-Identifier: MIT */
/* Why cases have no verdict: see reasons.h. */
#include "report/judge/reasons.h"

#include <stdio.h>
#include <string.h>

#include "report/format/named.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/system/index.h"
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
