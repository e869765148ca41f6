/* SPDX-License-Identifier: MIT */
/*
 * What a change means for a real guest: the prices of single calls, weighted by how often a PV
 * guest that builds Xen makes each call (report/cases/workload_parts.h).
 */
#ifndef REPORT_COMPARE_WORKLOAD_H
#define REPORT_COMPARE_WORKLOAD_H

#include "report/judge/judgement.h"

struct workload {
    double change;      /* of the work of the calls covered, as a share: -0.013 is 1.3 % less */
    bool has_once;      /* all of these have both figures */
    double once;        /* the same change with each REP instruction counted once */
    double covered;     /* the share of all calls whose case has a price in both runs */
    char left_out[160]; /* the calls that are not covered, with commas between; or "" */
};

/* False: no call is covered. */
bool workload_score(const struct judgement *judgement, struct workload *workload);

/* "a PV guest building Xen: -1.3 % of its hypercall work ..."; "" when too little is covered. */
void workload_text(const struct judgement *judgement, char *out, size_t size);

#endif
