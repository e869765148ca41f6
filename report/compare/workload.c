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

/* The prices of one call; NULL: a run has none, or they are not to be compared. */
static const struct judged_measure *prices_of(const struct judgement *judgement, const char *name)
{
    const struct judged *judged = judge_find(judgement, name);
    const struct judged_measure *call = judged ? &judged->at[MEASURE_CALL] : NULL;

    return call && judged->judged && call->base.have && call->new.have ? call : NULL;
}

/* The work of one run, by either figure. */
struct work {
    double each, once;
};

static void add_work(struct work *work, double count, const struct measured *measured)
{
    work->each += count * measured->price;
    work->once += count * measured->once;
}

static double change_of(double before, double after)
{
    return before > 0 ? after / before - 1 : 0;
}

static void leave_out(struct workload *workload, const char *call)
{
    size_t len = strlen(workload->left_out);

    snprintf(workload->left_out + len, sizeof(workload->left_out) - len, "%s%s", len ? ", " : "",
             call);
}

bool workload_score(const struct judgement *judgement, struct workload *workload)
{
    struct work before = {0}, after = {0};
    double covered = 0, all = 0;
    size_t i;

    *workload = (struct workload){.has_once = true};
    for (i = 0; i < workload_part_count; i++) {
        const struct workload_part *part = &workload_parts[i];
        const struct judged_measure *call = prices_of(judgement, part->name);

        all += part->count;
        if (!call) {
            leave_out(workload, part->call);
            continue;
        }
        covered += part->count;
        add_work(&before, part->count, &call->base);
        add_work(&after, part->count, &call->new);
        workload->has_once = workload->has_once && judged_has_once(call);
    }
    workload->covered = covered / all;
    workload->change = change_of(before.each, after.each);
    workload->has_once = workload->has_once && covered > 0;
    workload->once = workload->has_once ? change_of(before.once, after.once) : 0;
    return before.each > 0;
}

/* In percent; a rounded "-0.0" is read as if it meant something. */
static void percent_text(double change, char *out, size_t size)
{
    snprintf(out, size, "%+.1f", 100 * change);
    if (strtod(out, NULL) == 0)
        snprintf(out, size, "0.0");
}

/* What of it is no iterations of REP, where that is another number. */
static void once_text(const struct workload *workload, char *out, size_t size)
{
    char each[32], once[32];

    percent_text(workload->change, each, sizeof(each));
    percent_text(workload->once, once, sizeof(once));
    *out = '\0';
    if (workload->has_once && strcmp(each, once) != 0)
        snprintf(out, size, ", %s %% with REP counted once", once);
}

void workload_text(const struct judgement *judgement, char *out, size_t size)
{
    enum unit unit = run_unit(judgement->base);
    struct workload workload;
    char change[32], once[64];

    *out = '\0';
    if (!workload_score(judgement, &workload) || workload.covered < COVERED_LEAST)
        return;
    percent_text(workload.change, change, sizeof(change));
    once_text(&workload, once, sizeof(once));
    snprintf(out, size,
             "a PV guest building Xen: %s %% of its hypercall work in %s%s%s; %.1f %% of its calls "
             "are in this%s%s",
             change, unit_name(unit), once, unit == UNIT_INSNS ? " (a longer path, not time)" : "",
             100 * workload.covered, *workload.left_out ? ", all but " : "", workload.left_out);
}
