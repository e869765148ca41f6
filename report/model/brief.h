/* SPDX-License-Identifier: MIT */
/*
 * The short form of a long run: the first case of each family, which by the order of the case
 * table is its plainest success.
 */
#ifndef REPORT_MODEL_BRIEF_H
#define REPORT_MODEL_BRIEF_H

#include "report/cases/globs.h"
#include "report/model/case.h"
#include "report/model/run.h"

/* Whether a run has more cases than a screen or a picture holds. */
bool run_is_long(const struct run *run);

/*
 * The cases that stand for their families: of each the first that is ok, or else the first, among
 * those that match; empty globs match all.
 */
struct leaders;

/* To be given to leaders_free; the run has to live as long. */
struct leaders *leaders_of(const struct run *run, const struct case_globs *among);
void leaders_free(struct leaders *leaders);

/* The case that stands for the family of this name; NULL: the run has none of that family. */
const struct run_case *leaders_find(const struct leaders *leaders, const char *name);

/* "287 cases: 280 ok, 7 absent", controls not counted. */
void run_count_statuses(const struct run *run, char *out, size_t size);

#endif
