/* SPDX-License-Identifier: MIT */
/* Two runs of profile_maker.h judged, with the functions that their profiles name. */
#ifndef TESTS_UNIT_MAKERS_JUDGED_PROFILES_H
#define TESTS_UNIT_MAKERS_JUDGED_PROFILES_H

#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"

#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/store/run_set.h"

/* Every price grew by 18 with each iteration of REP, and by 4 with each REP counted once. */
enum figures { ONE_FIGURE, BOTH_FIGURES };

struct judged_profiles {
    struct run_set set;
    struct judgement judgement;
    struct texts notes; /* what is said of their profiles */
};

/* Judged only, within these limits, or, of NULL, within those of a gate without a policy. */
void judged_profiles_judge(struct judged_profiles *p, enum made_profile base, enum made_profile new,
                           enum figures figures, const struct limits *limits);
/* Then named by the profiles beside these paths, and of that case whatever it is. */
void judged_profiles_name(struct judged_profiles *p, const char *base_path, const char *new_path,
                          const char *asked);
/* Both, by the profiles of the runs themselves. */
void judged_profiles_make(struct judged_profiles *p, enum made_profile base, enum made_profile new,
                          enum figures figures, const char *asked);
void judged_profiles_drop(struct judged_profiles *p);

/* MADE_CASE of them. */
const struct judged *judged_profiles_case(const struct judged_profiles *p);

#endif
