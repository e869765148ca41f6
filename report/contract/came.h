/* SPDX-License-Identifier: MIT */
/* What came of a boot, case by case; shared in this folder only. */
#ifndef REPORT_CONTRACT_CAME_H
#define REPORT_CONTRACT_CAME_H

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/record/record.h"

/* A case as it came in one boot. */
struct plan_case {
    const struct run_case *of;
    struct case_boot *says;     /* what the boot says of it */
    unsigned first[PATH_COUNT]; /* where its series of this boot begin, by path */
    unsigned count[PATH_COUNT]; /* and how many they are */
    unsigned skipped;           /* a bit for each path that the boot did not issue */
    bool faulted;               /* the boot has an exception in it */
};

/* The cases of a boot, in its order. */
struct came {
    struct plan_case *cases;
    size_t count;
};

/* What came of each boot of a run; the series of its cases are put in the order of boots. */
struct came *came_take(struct run *run);
void came_free(struct came *came, const struct run *run);

#endif
