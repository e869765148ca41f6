/* SPDX-License-Identifier: MIT */
/* Cases that are in some boots only; shared with contract.c only. */
#ifndef REPORT_CONTRACT_PRESENCE_H
#define REPORT_CONTRACT_PRESENCE_H

#include "report/model/run.h"

/* Say of each case where a boot lacks it that came to its end, and has the plan of one with it. */
void hold_presence(struct run *run);

#endif
