/* SPDX-License-Identifier: MIT */
/* Whether the value of a fact that Xen printed lacks its end. */
#ifndef REPORT_LINES_FACT_END_H
#define REPORT_LINES_FACT_END_H

#include "report/console/overlay.h"
#include "report/checks/xen_facts.h"

enum overlay_end xen_fact_end(const struct xen_fact *fact, struct record_slice value);

#endif
