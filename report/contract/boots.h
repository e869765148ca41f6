/* SPDX-License-Identifier: MIT */
/* The boots of a run held against each other; shared with contract.c only. */
#ifndef REPORT_CONTRACT_BOOTS_H
#define REPORT_CONTRACT_BOOTS_H

#include "report/model/run.h"

/*
 * Say where a boot that came to its end lacks a series or a fact of the kernel's that the first
 * such boot has, or has one that it lacks, and where one of them issued a case and another did not.
 */
void hold_boots_to_each_other(struct run *run);

#endif
