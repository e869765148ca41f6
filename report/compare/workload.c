/* SPDX-License-Identifier: MIT */
/* See workload.h. */
#include "report/compare/workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/workload_parts.h"
#include "report/judge/judgement.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"

/* Of less of the calls than this, nothing is said of the guest. */
#define COVERED_LEAST 0.5

/* The two prices of one call; false: a run has none, or they are not to be compared. */
static bool prices_of(const struct judgement *judgement, const char *name, double *base,
                      double *new)
{
    const struct judged *judged = judge_find(judgement, name);
    const struct judged_measure *call = judged ? &judged->at[MEASURE_CALL] : NULL;

    if (!call || !judged->judged || !call->base.have || !call->new.have)
        return false;
    *base = call->base.price;
    *new = call->new.price;
    return true;
}

static void leave_out(struct workload *workload, const char *call)
{
    size_t len = strlen(workload->left_out);

    snprintf(workload->left_out + len, sizeof(workload->left_out) - len, "%s%s", len ? ", " : "",
             call);
}

bool workload_score(const struct judgement *judgement, struct workload *workload)
{
    double before = 0, after = 0, covered = 0, all = 0, base, new;
    size_t i;

    *workload = (struct workload){0};
    for (i = 0; i < workload_part_count; i++) {
        const struct workload_part *part = &workload_parts[i];

        all += part->count;
        if (!prices_of(judgement, part->name, &base, &new)) {
            leave_out(workload, part->call);
            continue;
        }
        covered += part->count;
        before += part->count * base;
        after += part->count * new;
    }
    workload->covered = covered / all;
    workload->change = before > 0 ? after / before - 1 : 0;
    return before > 0;
}

void workload_text(const struct judgement *judgement, char *out, size_t size)
{
    enum unit unit = run_unit(judgement->base);
    struct workload workload;
    char change[32];

    *out = '\0';
    if (!workload_score(judgement, &workload) || workload.covered < COVERED_LEAST)
        return;
    snprintf(change, sizeof(change), "%+.1f", 100 * workload.change);
    snprintf(out, size,
             "a PV guest building Xen: %s %% of its hypercall work in %s%s; %.1f %% of its calls "
             "are in this%s%s",
             /* A rounded "-0.0" is read as if it meant something. */
             strtod(change, NULL) == 0 ? "0.0" : change, unit_name(unit),
             unit == UNIT_INSNS ? " (a longer path, not time)" : "", 100 * workload.covered,
             *workload.left_out ? ", all but " : "", workload.left_out);
}
