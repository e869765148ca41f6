/* SPDX-License-Identifier: MIT */
/* Why there was no boot, in one line on stderr: no machine, or one that cannot be used. */
#ifndef REPORT_MACHINE_FAILURE_H
#define REPORT_MACHINE_FAILURE_H

#include <stdbool.h>

#include "report/machine/boot.h"

/* boot_was_started() is false.  'kvm': it was to be a machine of KVM's. */
void failure_say_unstarted(const struct boot_result *result, bool kvm);

/* complaint_is_of_icount() is true.  'cpu' is QEMU's model, or NULL. */
void failure_say_uncounted(const struct boot_result *result, const char *cpu);

/* It stopped with BOOT_STOP_UNPINNED.  'pin' is the option. */
void failure_say_unpinned(const struct boot_result *result, const char *pin);

#endif
