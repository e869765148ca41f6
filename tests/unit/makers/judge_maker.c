/* SPDX-License-Identifier: MIT */
/* See judge_maker.h. */
#include "tests/unit/makers/judge_maker.h"

#include <stdio.h>

#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"

char finding_why[200];

void pair_judge(struct judged_pair *pair, const struct boots *base, const struct boots *new,
                const struct judge_options *options)
{
    static const struct judge_options gate = {.floors_wanted = true, .alpha = JUDGE_ALPHA};

    pair->base = boots_run(base);
    pair->new = boots_run(new);
    judge(&pair->judgement, pair->base, pair->new, options ? options : &gate);
}

void pair_drop(struct judged_pair *pair)
{
    judge_free(&pair->judgement);
    run_free(pair->base);
    run_free(pair->new);
}

const struct judged *pair_case(const struct judged_pair *pair, const char *name)
{
    const struct judged *judged = judge_find(&pair->judgement, name);

    if (!judged)
        fail_msg("there is no case %s", name);
    return judged;
}

struct boots_case judged_call(unsigned price)
{
    return (struct boots_case){.name = JUDGED_CASE, .call = {price}};
}

enum finding finding_of(const struct boots_case *base, const struct boots_case *new)
{
    struct boots a = {.cases = base, .case_count = 1}, b = {.cases = new, .case_count = 1};
    struct judged_pair pair;
    const struct judged *judged;
    enum finding finding;

    pair_judge(&pair, &a, &b, NULL);
    judged = pair_case(&pair, base->name);
    assert_true(judged->judged);
    finding = judged->finding;
    snprintf(finding_why, sizeof(finding_why), "%s", judged->why);
    pair_drop(&pair);
    return finding;
}
