/* SPDX-License-Identifier: MIT */
/* See brief.h. */
#include "report/model/brief.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/record/record.h"

/* What a screen and a sheet of small pictures hold. */
#define CASES_MOST 60

static bool counts(const struct run_case *c)
{
    return !case_has_flag(c->name, CASE_CONTROL);
}

bool run_is_long(const struct run *run)
{
    size_t i, count = 0;

    for (i = 0; i < run->case_count; i++)
        count += counts(&run->cases[i]);
    return count > CASES_MOST;
}

bool case_leads(const struct run *run, const struct run_case *c)
{
    const struct run_case *leader = NULL;
    size_t i;

    for (i = 0; i < run->case_count; i++) {
        const struct run_case *other = &run->cases[i];

        if (!case_same_family(other->name, c->name))
            continue;
        if (case_verdict(run, other).status == STATUS_OK)
            return other == c;
        if (!leader)
            leader = other;
    }
    return leader == c;
}

void run_count_statuses(const struct run *run, char *out, size_t size)
{
    size_t by_status[STATUS_COUNT] = {0}, unfinished = 0, all = 0, i, len;

    for (i = 0; i < run->case_count; i++) {
        struct verdict verdict = case_verdict(run, &run->cases[i]);

        if (!counts(&run->cases[i]))
            continue;
        all++;
        if (!verdict.ended && verdict.status < STATUS_WRONG)
            unfinished++;
        else
            by_status[verdict.status]++;
    }
    len = (size_t)snprintf(out, size, "%zu cases:", all);
    for (i = 0; i < STATUS_COUNT && len < size; i++)
        if (by_status[i])
            len += (size_t)snprintf(out + len, size - len, " %zu %s,", by_status[i],
                                    status_name((enum status)i));
    if (unfinished && len < size)
        len += (size_t)snprintf(out + len, size - len, " %zu unfinished,", unfinished);
    if (len < size)
        out[len - 1] = '\0';
}
