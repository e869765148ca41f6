/* SPDX-License-Identifier: MIT */
/* The exit status that a run deserves (report/system/exit.h), and which of its cases make it. */
#ifndef REPORT_PRICES_RUN_STATUS_H
#define REPORT_PRICES_RUN_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "report/cases/globs.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/store/run_set.h"
#include "report/text/texts.h"

int run_exit_status(const struct run *run);

/* What keeps a run from being good, the worst first. */
enum run_flaw {
    FLAW_DIED,     /* a boot crashed or hung, or Xen panicked */
    FLAW_WRONG,    /* a case was wrong or faulted */
    FLAW_CONTROLS, /* the controls of a boot failed, or are missing from one that ended */
    FLAW_KERNEL,   /* the kernel could not do what it was asked to */
    FLAW_PARTIAL,  /* boots or cases are missing or unfinished */
    RUN_FLAWS
};

/* Which of them a run has. */
void run_flaws(const struct run *run, bool flaws[RUN_FLAWS]);
/* The exit status that one of them makes. */
int run_flaw_status(enum run_flaw flaw);

/* The worst of several. */
int run_set_status(const struct run_set *set);

/* Lines that Xen printed while the case was measured, in the boots in which it came to its end. */
uint64_t case_printed(const struct run_case *c);

/*
 * The cases that keep the run from being good: faulted, wrong, and unfinished; and those during
 * which Xen printed.  A line for each of these, with this before it; of the cases that are asked
 * for, or with NULL of all.
 */
void run_troubles(const struct run *run, const struct case_globs *cases, const char *before,
                  struct texts *lines);

#endif
