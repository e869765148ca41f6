/* SPDX-License-Identifier: MIT */
/* The controls of a boot, checked again from their samples: docs/method.md. */
#ifndef REPORT_PRICES_CONTROLS_H
#define REPORT_PRICES_CONTROLS_H

#include "report/model/run.h"
#include "report/text/texts.h"

#define CASE_EMPTY "control/empty"

enum control_verdict { CONTROLS_GOOD, CONTROLS_MISSING, CONTROLS_FAILED };

/* Check a boot's controls; says each of them in one line. */
enum control_verdict check_controls(const struct run *run, unsigned boot, struct texts *lines);

/* The worst of all boots. */
enum control_verdict check_all_controls(const struct run *run);

#endif
