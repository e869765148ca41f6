
#include "report/model/run.h"
/* SPDX-License-Identifier: MIT */
/* What the fuzz targets do with a run besides showing it: judge it, and write it for other tools.
 */
#ifndef TESTS_FUZZ_DRIVE_FORMS_H
#define TESTS_FUZZ_DRIVE_FORMS_H

/* What differs between a good run and this one, in each form; an exit status. */
int drive_changes(const struct run *good, const struct run *run, FILE *out);

/* "pvbench show" as JSON, which has to be well formed; an exit status. */
int drive_show_json(const struct run *run, FILE *out);

/* A gate of the two, in each form, with every case explained; an exit status. */
int drive_gate(const struct run *good, const struct run *run, FILE *out);

/* Each format of "pvbench export"; what is XML or JSON has to be well formed. */
int drive_export(const struct run *run, FILE *out);

#endif
