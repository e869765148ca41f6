/* SPDX-License-Identifier: MIT */
/* All prices of a case. */
#ifndef REPORT_PRICES_CASE_H
#define REPORT_PRICES_CASE_H

#include "report/format/notes.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/prices/price.h"

/* Work out a case; warnings about it is added to the notes, in one line each. */
void price_case(const struct run *run, const struct run_case *c, struct price *price,
                struct notes *notes);

/* Note how a case came out, unless it is ok. */
void note_verdict(struct notes *notes, const char *name, const struct verdict *verdict);

#endif
