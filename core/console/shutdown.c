/* SPDX-License-Identifier: MIT */
#include "core/console/shutdown.h"

#include "core/console/console.h"
#include "core/console/verdict.h"
#include "core/guest.h"
#include "core/hypercall.h"
#include "core/memory.h"

void (*crash_hook)(const char *why);

static struct sched_shutdown shutdown_arg[1] XEN_BUFFER;

void shut_down(enum ending how)
{
    verdict_print();
    console_settle();
    for (;;) {
        shutdown_arg->reason = how;
        HYPERVISOR_sched_op(SCHEDOP_shutdown, shutdown_arg);
    }
}

void crash(const char *why)
{
    void (*hook)(const char *) = crash_hook;

    /* A panic inside the hook must not come back here. */
    crash_hook = NULL;
    console_print("pvbench: panic: ");
    console_print(why);
    console_print("\n");
    if (hook)
        hook(why);
    verdict_reach(VERDICT_CRASH);
    /* A toolstack tells a crash from an end by the reason, and dom0's machine ends by a reboot. */
    shut_down(guest_is_dom0() ? ENDING_REBOOT : ENDING_CRASH);
}
