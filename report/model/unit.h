/* SPDX-License-Identifier: MIT */
/* What a run measures in.  The two units answer two questions and are never mixed. */
#ifndef REPORT_MODEL_UNIT_H
#define REPORT_MODEL_UNIT_H

#include "report/model/run.h"

enum unit {
    UNIT_UNKNOWN, /* the plan record was lost: there are no prices */
    UNIT_INSNS,
    UNIT_CYCLES,
};

enum unit boot_unit(const struct run_boot *boot);

/* That of the first boot that says it. */
enum unit run_unit(const struct run *run);

const char *unit_name(enum unit unit);

/* One line that says what the unit is, with a word of warning where it needs one. */
void unit_meaning(const struct run *run, char *out, size_t size);

#endif
