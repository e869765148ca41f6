/* SPDX-License-Identifier: MIT */
/* One look for each thing that a user may want: each adds its job. */
#ifndef REPORT_DOCTOR_LOOKS_H
#define REPORT_DOCTOR_LOOKS_H

#include "report/doctor/job.h"

/* "boot", the main one: QEMU, our images and plugin, a Xen, and room for one. */
void look_boot(struct doctor *doctor, const struct doctor_world *world);

/* The piece "images", which that needs, and "xl". */
void look_images(struct job *job, const struct doctor_world *world);

/* "kvm" and "xl": the ways to cycles. */
void look_kvm(struct doctor *doctor, const struct doctor_world *world);
void look_xl(struct doctor *doctor, const struct doctor_world *world);

/*
 * What takes programs: "plots", "disc", "xen-build", and in a source tree "build", "host", "test".
 */
void look_programs(struct doctor *doctor, const struct doctor_world *world);

/* Those of one of them, NULL-terminated. */
const char *const *programs_wanted(const char *key);

#endif
