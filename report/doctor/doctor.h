/* SPDX-License-Identifier: MIT */
/*
 * What a machine has for each thing that a user may want of pvbench, what is missing, and what to
 * type.  It is only looked at: nothing is installed, written or fetched.
 */
#ifndef REPORT_DOCTOR_DOCTOR_H
#define REPORT_DOCTOR_DOCTOR_H

#include <stdio.h>

#include "report/doctor/job.h"

/* Look at everything; to be given to doctor_free. */
void doctor_look(struct doctor *doctor, const struct doctor_world *world);
void doctor_free(struct doctor *doctor);

/*
 * The main job can run, a boot in QEMU, or where this is a Xen host a guest of it: EXIT_GOOD, or
 * else EXIT_USAGE.
 */
int doctor_status(const struct doctor *doctor);

/* For people. */
void doctor_text(const struct doctor *doctor, FILE *out);

/* docs/json.md */
void doctor_json(const struct doctor *doctor, FILE *out);

#endif
