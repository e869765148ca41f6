/* SPDX-License-Identifier: MIT */
/* Why cases have no verdict: see reasons.h. */
#include "report/judge/reasons.h"

#include <stdio.h>
#include <string.h>

#include "report/format/named.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/text/texts.h"

static bool has_reason(const struct judged *judged)
{
    return judged->judged && !judged->excused && *judged->why;
}

static bool same_reason(const struct judged *one, const struct judged *other)
{
    return has_reason(one) && has_reason(other) && one->finding == other->finding &&
           !strcmp(one->why, other->why);
}

static bool is_first(const struct judgement *judgement, size_t i)
{
    size_t k;

    for (k = 0; k < i; k++)
        if (same_reason(&judgement->at[k], &judgement->at[i]))
            return false;
    return has_reason(&judgement->at[i]);
}

void judge_reasons(const struct judgement *judgement, const char *before, struct texts *reasons)
{
    char what[256];
    size_t i, k;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];
        struct named named = {{0}, 0};

        if (!is_first(judgement, i))
            continue;
        for (k = i; k < judgement->count; k++)
            if (same_reason(judged, &judgement->at[k]))
                named_add(&named, judgement->at[k].name);
        snprintf(what, sizeof(what), "%s%s: %s", before, finding_word(judged->finding),
                 judged->why);
        named_say(&named, what, reasons);
    }
}
