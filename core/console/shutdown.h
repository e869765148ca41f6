/* SPDX-License-Identifier: MIT */
/* Ends of a boot. */
#ifndef CORE_SHUTDOWN_H
#define CORE_SHUTDOWN_H

enum ending { ENDING_POWEROFF = 0, ENDING_REBOOT = 1, ENDING_CRASH = 3 };

/*
 * Print the verdict (core/verdict.h) and end the domain for good (SCHEDOP_shutdown).  As dom0 only
 * a reboot ends the machine: a poweroff halts it (xen/common/shutdown.c:hwdom_shutdown).
 */
__attribute__((noreturn)) void shut_down(enum ending how);

/*
 * Whoever writes the record is told of a crash by this hook before the boot ends, and may end it in
 * another way; NULL: nobody.
 */
extern void (*crash_hook)(const char *why);

/* Say why on the console, let the record end as crashed, and end the domain: dom0 by a reboot, a
 * domU as crashed.  What panic() comes to. */
__attribute__((noreturn)) void crash(const char *why);

#endif
