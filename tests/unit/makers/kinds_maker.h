/* SPDX-License-Identifier: MIT */
/* Small logs that between them have a record of every kind, for tests of what reads them. */
#ifndef TESTS_UNIT_MAKERS_KINDS_MAKER_H
#define TESTS_UNIT_MAKERS_KINDS_MAKER_H

/* A complete boot: every kind but 'error', and every field that a kernel writes; to be freed. */
char *log_of_every_kind(void);

/* Boots with controls and a case whose batches have a fit, in that unit; to be freed. */
char *log_of_curves(const char *unit, unsigned boots);

/* A boot that a fault ended, in which the kernel said what it could not do; to be freed. */
char *log_of_a_crash(void);

#endif
