/* SPDX-License-Identifier: MIT */
/* Two made runs, judged: what the tests of judge.h, policy.h and workload.h begin with. */
#ifndef TESTS_UNIT_MAKERS_JUDGE_MAKER_H
#define TESTS_UNIT_MAKERS_JUDGE_MAKER_H

#include "tests/unit/makers/boots_maker.h"

#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"

struct judged_pair {
    struct run *base, *new;
    struct judgement judgement;
};

/* Without options it is as a gate without a policy has it. */
void pair_judge(struct judged_pair *pair, const struct boots *base, const struct boots *new,
                const struct judge_options *options);
void pair_drop(struct judged_pair *pair);

/* The case of that name, which has to be there. */
const struct judged *pair_case(const struct judged_pair *pair, const char *name);

/* A case that costs this by one call alone, and nothing else is known of it. */
#define JUDGED_CASE "mmu_update/l1-same"
struct boots_case judged_call(unsigned price);

/* The finding on one case of one boot a side, and why; the last one's why is kept. */
enum finding finding_of(const struct boots_case *base, const struct boots_case *new);
extern char finding_why[200];

/* A finding, in words. */
#define assert_finding(found, wanted) assert_string_equal(finding_word(found), finding_word(wanted))

#endif
