/* SPDX-License-Identifier: MIT */
/* Both runs' prices of the measures of a case. */
#ifndef REPORT_JUDGE_PRICES_H
#define REPORT_JUDGE_PRICES_H

#include "report/judge/judgement.h"

/* Both runs' prices of the measures of a case; its sides are freed by judge_free. */
void judge_take_prices(const struct judgement *judgement, struct judged *judged);

/* The floors of this host, once it is known how many measures are judged together. */
void judge_take_floors(struct judgement *judgement);

#endif
