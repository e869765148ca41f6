/* SPDX-License-Identifier: MIT */
/* Two runs in turns, so that whatever drifts on the host is in both alike: a base and a new one. */
#ifndef REPORT_RUN_AGAINST_H
#define REPORT_RUN_AGAINST_H

#include "report/run/order.h"

/*
 * Boot what --against names and what --xen names in turns, keep them in OUT/base and OUT/new, and
 * show what differs.  An exit status.
 */
int run_against(const struct run_order *order);

#endif
