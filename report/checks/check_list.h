/* SPDX-License-Identifier: MIT */
/* The checks themselves, in the files of their subjects; check_table.c has their table. */
#ifndef REPORT_CHECKS_CHECK_LIST_H
#define REPORT_CHECKS_CHECK_LIST_H

#include "report/checks/check.h"

typedef void check_function(const struct check_facts *facts, struct check *check);

/* check_clock.c: what time is measured with. */
check_function check_tsc, check_step, check_core, check_turbo;

/* check_machine.c: what it is measured on. */
check_function check_processor, check_cpus, check_guest, check_memory;

/* check_xen.c: the hypervisor and its options. */
check_function check_build, check_loglvl, check_tracing, check_watchdog, check_mitigations,
    check_scheduler, check_complaints;

/* check_record.c: whether what came can be believed. */
check_function check_controls_good, check_samples, check_console;

#endif
