/* SPDX-License-Identifier: MIT */
/* What Xen itself printed, out of its own buffer: as dom0 only, and nothing of it is to be trusted.
 */
#ifndef BENCH_DIAGNOSIS_XEN_LOG_H
#define BENCH_DIAGNOSIS_XEN_LOG_H

#include <stdbool.h>

#include "report/record/record.h"

/*
 * Give each of Xen's lines that is still there, oldest first, without its mark, its time and blanks
 * before it; long ones are cut.  Nothing is taken out of the buffer.  False: that is not all that
 * it printed, since the buffer has gone round, or Xen lets this domain read nothing.
 */
bool xen_log_read(void (*take)(struct record_slice line));

#endif
