/* SPDX-License-Identifier: MIT */
/* The status of a case over all boots of a run. */
#ifndef REPORT_MODEL_STATUS_H
#define REPORT_MODEL_STATUS_H

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/record/record.h"

struct verdict {
    bool ended;   /* false: in a boot it has no status record */
    bool lacking; /* it fell short of a plan: its prices prove nothing (contract.h) */
    enum status status;
    char why[200]; /* or "" */
};

/* The worst of the boots' statuses; ok without a clear mode is unstable. */
struct verdict case_verdict(const struct run *run, const struct run_case *c);

/* A refusal is the price of another path than the call, and what is wrong has none. */
bool status_has_price(enum status status);

/* Absent or denied: the way of the refusal was timed. */
bool status_is_refusal(enum status status);

const char *verdict_name(const struct verdict *verdict);

#endif
