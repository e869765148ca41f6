/* SPDX-License-Identifier: MIT */
/* Time as Xen tells it: the frequency of the TSC, system time, runstate. */
#ifndef CORE_TIME_H
#define CORE_TIME_H

#include <stdbool.h>
#include <stdint.h>

/* Stop the 100 Hz periodic timer, which every PV vCPU starts with, and register the runstate area.
 */
void time_init(void);

/* Register the runstate area again, where a case put another in its place. */
void time_watch_runstate(void);

/* TSC ticks a millisecond by the scale in vcpu_time_info; 0 if Xen has not filled it. */
uint64_t time_tsc_khz(void);

/*
 * Unix time at which system time was 0, by the shared page (public/xen.h:wc_sec): for a domain
 * without a time offset when Xen started, as far as dom0 has set the clock.  0: nobody has.
 */
uint32_t time_wallclock(void);

/* System time in ns, by the time record and the TSC. */
uint64_t time_now(void);

/* System time in ns when Xen last calibrated this CPU's clock, as the time record has it. */
uint64_t time_calibrated(void);

/* When the vCPU's runstate last changed, in ns of system time: a changed value means it lost its
 * CPU. */
uint64_t time_runstate_entry(void);

#endif
