/* SPDX-License-Identifier: MIT */
/*
 * The plan of a boot is a contract: what came is held against it.
 *
 * The plan record says how many cases, which batches and how many samples there will be, and its
 * hash covers every series of every case (docs/format.md).  What is missing of that, stands twice
 * or contradicts itself is named in the boot and in the case, and both are doubtful from then on.
 */
#ifndef REPORT_CONTRACT_CONTRACT_H
#define REPORT_CONTRACT_CONTRACT_H

#include "report/model/run.h"

/* Hold every boot against its plan; may be called again after boots were added. */
void run_hold_to_plans(struct run *run);

/* The hash that the plan of a boot has if it promises what came. */
uint32_t run_plan_hash(struct run *run, unsigned boot);

#endif
