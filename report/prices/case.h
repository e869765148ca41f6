/* SPDX-License-Identifier: MIT */
/* All prices of a case. */
#ifndef REPORT_PRICES_CASE_H
#define REPORT_PRICES_CASE_H

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/text/texts.h"

/* Work out a case; warnings about it is added to the notes, in one line each. */
void price_case(const struct run *run, const struct run_case *c, struct price *price,
                struct texts *notes);

#endif
