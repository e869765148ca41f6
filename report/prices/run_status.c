/* SPDX-License-Identifier: MIT */
/* The exit status that a run deserves: see run_status.h. */
#include "report/prices/run_status.h"

#include <stdio.h>
#include <string.h>

#include "report/format/named.h"
#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/words.h"
#include "report/prices/controls.h"
#include "report/record/record.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

static void see_outcome(enum outcome outcome, bool *flaws)
{
    switch (outcome) {
    case OUTCOME_COMPLETE:
        break;
    case OUTCOME_PARTIAL:
        flaws[FLAW_PARTIAL] = true;
        break;
    case OUTCOME_ERROR:
        flaws[FLAW_KERNEL] = true;
        break;
    default:
        flaws[FLAW_DIED] = true;
    }
}

static void see_case(const struct run *run, const struct run_case *c, bool *flaws)
{
    struct verdict verdict = case_verdict(run, c);

    /* An unstable case is a finding about Xen (docs/method.md), and a run that has one is good. */
    if (verdict.status >= STATUS_WRONG)
        flaws[FLAW_WRONG] = true;
    else if (!verdict.ended || verdict.lacking)
        flaws[FLAW_PARTIAL] = true;
}

/* Controls that are missing are our error, unless the boot was cut before it came to them. */
static void see_controls(const struct run *run, unsigned boot, bool *flaws)
{
    struct texts lines = {0};
    enum control_verdict verdict = check_controls(run, boot, &lines);

    texts_clear(&lines);
    if (verdict == CONTROLS_GOOD)
        return;
    if (verdict == CONTROLS_MISSING && run_boot_outcome(run, boot) != OUTCOME_COMPLETE)
        flaws[FLAW_PARTIAL] = true;
    else
        flaws[FLAW_CONTROLS] = true;
}

void run_flaws(const struct run *run, bool flaws[RUN_FLAWS])
{
    size_t i;

    memset(flaws, 0, RUN_FLAWS * sizeof(*flaws));
    flaws[FLAW_PARTIAL] = !run->boot_count || run_boots_meant(run);
    for (i = 0; i < run->boot_count; i++) {
        see_outcome(run_boot_outcome(run, (unsigned)i + 1), flaws);
        see_controls(run, (unsigned)i + 1, flaws);
    }
    for (i = 0; i < run->case_count; i++)
        see_case(run, &run->cases[i], flaws);
}

int run_flaw_status(enum run_flaw flaw)
{
    static const int statuses[RUN_FLAWS] = {
        [FLAW_DIED] = EXIT_DIED,
        [FLAW_WRONG] = EXIT_WORSE,
        [FLAW_CONTROLS] = EXIT_USAGE,
        [FLAW_KERNEL] = EXIT_USAGE,
        [FLAW_PARTIAL] = EXIT_INCONCLUSIVE,
    };

    return statuses[flaw];
}

int run_exit_status(const struct run *run)
{
    bool flaws[RUN_FLAWS];
    int status = EXIT_GOOD, i;

    run_flaws(run, flaws);
    for (i = 0; i < RUN_FLAWS; i++)
        if (flaws[i])
            status = exit_worse(status, run_flaw_status((enum run_flaw)i));
    return status;
}

int run_set_status(const struct run_set *set)
{
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; i < set->count; i++)
        status = exit_worse(status, run_exit_status(set->at[i]));
    return status;
}

/* ---- what makes it ---- */

uint64_t case_printed(const struct run_case *c)
{
    uint64_t lines = 0;
    size_t i;

    for (i = 0; i < c->boot_count; i++)
        if (c->boots[i].ended)
            lines += c->boots[i].printed;
    return lines;
}

enum trouble { TROUBLE_FAULTED, TROUBLE_WRONG, TROUBLE_UNFINISHED, TROUBLE_PRINTED, TROUBLES };

static const char *const words[TROUBLES] = {
    [TROUBLE_FAULTED] = "faulted",
    [TROUBLE_WRONG] = "wrong",
    [TROUBLE_UNFINISHED] = "partial or unfinished",
    [TROUBLE_PRINTED] = "Xen printed while these were measured, and their prices may hold that",
};

static enum trouble trouble_of(const struct verdict *verdict, const struct run_case *c)
{
    if (verdict->status == STATUS_FAULTED)
        return TROUBLE_FAULTED;
    if (verdict->status >= STATUS_WRONG)
        return TROUBLE_WRONG;
    if (!verdict->ended || verdict->lacking)
        return TROUBLE_UNFINISHED;
    return case_printed(c) ? TROUBLE_PRINTED : TROUBLES;
}

/* The cases of one kind; of one alone, why. */
struct troubled {
    struct named named;
    struct verdict verdict;
};

static void say(const struct troubled *of, enum trouble trouble, const char *before,
                struct texts *lines)
{
    char what[128];

    snprintf(what, sizeof(what), "%s%s", before, words[trouble]);
    if (of->named.count == 1 && trouble != TROUBLE_PRINTED && *of->verdict.why)
        texts_say(lines, "%s: %s: %s", what, of->named.text, of->verdict.why);
    else
        named_say(&of->named, what, lines);
}

void run_troubles(const struct run *run, const struct case_globs *cases, const char *before,
                  struct texts *lines)
{
    struct troubled of[TROUBLES] = {0};
    size_t i;

    for (i = 0; i < run->case_count; i++) {
        struct verdict verdict = case_verdict(run, &run->cases[i]);
        enum trouble trouble = trouble_of(&verdict, &run->cases[i]);

        if (trouble == TROUBLES || !case_globs_ask(cases, run->cases[i].name))
            continue;
        named_add(&of[trouble].named, run->cases[i].name);
        of[trouble].verdict = verdict;
    }
    for (i = 0; i < TROUBLES; i++)
        say(&of[i], (enum trouble)i, before, lines);
}
