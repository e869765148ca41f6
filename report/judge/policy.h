/* SPDX-License-Identifier: MIT */
/*
 * What a gate lets pass: a file of `key = value` lines; a # at the start of a line or between
 * blanks is a comment.  docs/gate.md.
 *
 *     limit.default = 1% 4                     a price may grow by the larger of these
 *     limit.mmu_update = 2% 10                 another limit for a family
 *     across = xen                             a key in which the runs may differ
 *     alpha = 0.05                             the risk of one false alarm, in cycles
 *     rep = once                               or each: how a REP instruction counts, in insns
 *     floors = floors.json                     of this host, beside this file
 *     except.mmu_update/l1-* = 2026-12-31 why  forgiven until the end of that day (UTC)
 */
#ifndef REPORT_JUDGE_POLICY_H
#define REPORT_JUDGE_POLICY_H

#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/keys/across.h"
#include "report/system/day.h"
#include "report/text/texts.h"

struct exception {
    char *cases; /* a glob of case names */
    day_t until;
    char *reason;
    unsigned line;
    char *excuse;       /* what stands at a case that it forgives */
    unsigned excused;   /* cases that it forgave, and pools of cases */
    unsigned uncovered; /* that it would forgive, were it not over */
};

struct policy {
    char *path; /* of the file, made clean; or NULL */
    struct limits limits;
    struct compare_across across;
    bool rep_each; /* each iteration of REP counts, though both runs have it counted once */
    double alpha;
    char *floors; /* the file's name, or NULL */
    struct exception *exceptions;
    size_t count;
};

/* The policy of nobody: the default limits. */
void policy_start(struct policy *policy);
/* Read a file into one that was started; false: what is wrong with it is reported in one line. */
bool policy_load(struct policy *policy, const char *path);
void policy_free(struct policy *policy);

/*
 * Forgive what the exceptions cover, and say in 'notes' which of them are over, or cover nothing
 * that needs it.  Only what was found slower, inconclusive or incomparable needs it.
 */
void policy_apply(struct policy *policy, struct judgement *judgement, day_t today,
                  struct texts *notes);

#endif
