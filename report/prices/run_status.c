/* SPDX-License-Identifier: MIT */
/* The exit status that a run deserves: see run_status.h. */
#include "report/prices/run_status.h"

#include <stdio.h>

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

static int outcome_status(enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_COMPLETE:
        return EXIT_GOOD;
    case OUTCOME_PARTIAL:
        return EXIT_INCONCLUSIVE;
    case OUTCOME_ERROR:
        return EXIT_USAGE;
    default:
        return EXIT_DIED;
    }
}

static int case_status(const struct run *run, const struct run_case *c)
{
    struct verdict verdict = case_verdict(run, c);

    if (verdict.status >= STATUS_WRONG)
        return EXIT_WORSE;
    /* An unstable case is a finding about Xen (docs/method.md), and a run that has one is good. */
    if (!verdict.ended || verdict.lacking)
        return EXIT_INCONCLUSIVE;
    return EXIT_GOOD;
}

/* Controls that are missing are our error, unless the boot was cut before it came to them. */
static int control_status(const struct run *run, unsigned boot)
{
    struct texts lines = {0};
    enum control_verdict verdict = check_controls(run, boot, &lines);

    texts_clear(&lines);
    if (verdict == CONTROLS_GOOD)
        return EXIT_GOOD;
    if (verdict == CONTROLS_MISSING && run_boot_outcome(run, boot) != OUTCOME_COMPLETE)
        return EXIT_INCONCLUSIVE;
    return EXIT_USAGE;
}

int run_exit_status(const struct run *run)
{
    int status = run->boot_count && !run_boots_meant(run) ? EXIT_GOOD : EXIT_INCONCLUSIVE;
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        status = exit_worse(status, outcome_status(run_boot_outcome(run, (unsigned)i + 1)));
        status = exit_worse(status, control_status(run, (unsigned)i + 1));
    }
    for (i = 0; i < run->case_count; i++)
        status = exit_worse(status, case_status(run, &run->cases[i]));
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
