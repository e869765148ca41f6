/* SPDX-License-Identifier: MIT */
/* The status of a case over all boots: see status.h. */
#include "report/model/status.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/record/record.h"

static void check_stable(const struct run *run, const struct run_case *c, struct verdict *verdict)
{
    size_t path, i;

    if (run_unit(run) != UNIT_INSNS)
        return;
    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];

            if (!series_whole(s) || series_clear(s) || series_looks_for_splits(run, c, s))
                continue;
            verdict->status = STATUS_UNSTABLE;
            snprintf(verdict->why, sizeof(verdict->why),
                     "%s n=%u%s: the mode holds %" PRIu64 " samples of %" PRIu64,
                     path_name((enum path)path), s->n, s->fill ? " fill" : "",
                     series_samples(s) - series_outliers(s), series_samples(s));
            return;
        }
}

/* Of which call or entry a wrong result is, where it is of one. */
static void text_nth(char *out, size_t size, enum path path, const struct series *s)
{
    *out = '\0';
    if (s->nth)
        snprintf(out, size, " of %s %" PRIu64, path == PATH_MULTI ? "entry" : "call", s->nth);
}

/* What came back in place of the right result, and by which path. */
static void take_wrong(const struct run_case *c, struct verdict *verdict)
{
    size_t path, i, len = strlen(verdict->why);

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];
            char nth[40];

            if (!s->wrong)
                continue;
            text_nth(nth, sizeof(nth), (enum path)path, s);
            snprintf(verdict->why + len, sizeof(verdict->why) - len,
                     "%sboot %u: %s n=%u%s: %" PRIu64 " wrong, the first is %s%s", len ? "; " : "",
                     s->boot, path_name((enum path)path), s->n, s->fill ? " fill" : "", s->wrong,
                     s->got ? s->got : "not said", nth);
            return;
        }
}

/* What of it fell short of a plan, which says more than any other reason. */
static void take_lacks(const struct run_case *c, struct verdict *verdict)
{
    size_t i;

    if (c->lacks) {
        verdict->lacking = true;
        snprintf(verdict->why, sizeof(verdict->why), "%s", c->lacks);
    }
    for (i = 0; i < c->boot_count && !verdict->lacking; i++)
        if (c->boots[i].lacks) {
            verdict->lacking = true;
            snprintf(verdict->why, sizeof(verdict->why), "boot %u: %s", c->boots[i].boot,
                     c->boots[i].lacks);
        }
}

struct verdict case_verdict(const struct run *run, const struct run_case *c)
{
    struct verdict verdict = {.ended = true, .status = STATUS_OK};
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        const struct case_boot *b = &c->boots[i];

        if (!b->ended)
            verdict.ended = false;
        if (!b->ended || (b->status < verdict.status && i > 0))
            continue;
        if (b->status > verdict.status || !*verdict.why)
            snprintf(verdict.why, sizeof(verdict.why), "%s", b->why ? b->why : "");
        if (b->status > verdict.status)
            verdict.status = b->status;
    }
    if (verdict.status == STATUS_OK)
        check_stable(run, c, &verdict);
    if (verdict.status == STATUS_WRONG)
        take_wrong(c, &verdict);
    if (verdict.status < STATUS_WRONG)
        take_lacks(c, &verdict);
    return verdict;
}

bool status_has_price(enum status status)
{
    return status == STATUS_OK || status == STATUS_UNSTABLE;
}

bool status_is_refusal(enum status status)
{
    return status == STATUS_ABSENT || status == STATUS_DENIED;
}

/* A fault or a wrong result says more than that the end is missing. */
const char *verdict_name(const struct verdict *verdict)
{
    if (verdict->lacking && verdict->ended)
        return "partial";
    if (!verdict->ended && verdict->status < STATUS_WRONG)
        return "unfinished";
    return status_name(verdict->status);
}
