/* SPDX-License-Identifier: MIT */
/* How a boot ended, for the run and for people. */
#ifndef REPORT_MACHINE_BOOT_END_H
#define REPORT_MACHINE_BOOT_END_H

#include <stdbool.h>
#include <stddef.h>

#include "report/machine/boot.h"
#include "report/model/outcome.h"

/* One line for people; empty when it went as it should.  'timeout' is that of the boot. */
void boot_describe(const struct boot_result *result, unsigned timeout, char *out, size_t size);

/* What the runner saw; the log may know worse. */
enum outcome boot_outcome(const struct boot_result *result);

/* True when the log reader finds for itself how the boot ended, with the lines that say it. */
bool boot_log_says_it(const struct boot_result *result);

/* True when there was a machine: one that printed nothing, and whose runner complained, never was.
 */
bool boot_was_started(const struct boot_result *result);

/* What the runner said of itself, or that it said nothing. */
const char *boot_complaint(const struct boot_result *result);

#endif
