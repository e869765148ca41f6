/* SPDX-License-Identifier: MIT */
/* Ends of a boot. */
#ifndef CORE_PANIC_H
#define CORE_PANIC_H

enum ending { ENDING_POWEROFF = 0, ENDING_REBOOT = 1, ENDING_CRASH = 3 };

/*
 * Print the verdict (core/verdict.h) and end the domain for good (SCHEDOP_shutdown).  As dom0 only
 * a reboot ends the machine: a poweroff halts it (xen/common/shutdown.c:hwdom_shutdown).
 */
__attribute__((noreturn)) void shut_down(enum ending how);

/* Whoever writes the record is told of a panic by this hook before the boot ends; NULL: nobody. */
extern void (*panic_hook)(const char *why);

/* Say why on the console, let the record end as crashed, and end the domain: dom0 by a reboot, a
 * domU as crashed. */
__attribute__((noreturn)) void panic(const char *why);

#endif
