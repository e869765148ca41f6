/* SPDX-License-Identifier: MIT */
/* How a boot ended; see boot_end.h. */
#include "report/machine/boot_end.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "report/machine/boot.h"
#include "report/machine/watch.h"
#include "report/model/outcome.h"
#include "report/system/interrupt.h"

const char *boot_complaint(const struct boot_result *result)
{
    static const char *const without[] = {"QEMU ended without a word", "xl ended without a word"};

    return result->complaint[0] ? result->complaint : without[!strcmp(result->runner, "xl")];
}

void boot_describe(const struct boot_result *result, unsigned timeout, char *out, size_t size)
{
    const struct boot_watch *watch = &result->watch;
    char stands[BOOT_NAME_MAX * 2];

    boot_watch_describe(watch, stands, sizeof(stands));
    out[0] = '\0';
    if (result->stop == BOOT_STOP_SIGNAL)
        snprintf(out, size, "stopped (%s) at: %s", strsignal(interrupt_came()), stands);
    else if (watch->over == BOOT_PANICKED)
        snprintf(out, size, "Xen panicked: %s; it was at: %s", watch->reason, stands);
    else if (watch->over == BOOT_CRASHED)
        snprintf(out, size, "Xen ended our domain: %s; it was at: %s", watch->reason, stands);
    else if (result->stop == BOOT_STOP_SILENT)
        snprintf(out, size, "no output for %u s at: %s%s%s%s%s", timeout, stands,
                 result->complaint[0] ? "; " : "", result->complaint[0] ? result->runner : "",
                 result->complaint[0] ? " says: " : "", result->complaint);
    else if (result->stop == BOOT_STOP_GAVE_UP)
        snprintf(out, size, "%s stopped the machine: %s; it was at: %s", result->runner,
                 boot_complaint(result), stands);
    else if (result->stop == BOOT_STOP_FLOOD)
        snprintf(out, size, "prints without end at: %s", stands);
    else if (watch->over == BOOT_RESTARTED)
        snprintf(out, size, "the kernel started a second time, and was ended");
    else if (watch->over == BOOT_HALTED && watch->domain)
        snprintf(out, size, "%s before the end of the record, at: %s", watch->reason, stands);
    else if (watch->over == BOOT_HALTED)
        snprintf(out, size, "Xen halted the machine before the end of the record, at: %s", stands);
    else if (!strcmp(watch->status, "crashed"))
        snprintf(out, size, "the kernel crashed at: %s", stands);
    else if (!strcmp(watch->status, "error"))
        snprintf(out, size, "the kernel says: %s", watch->reason[0] ? watch->reason : "error");
    else if (watch->over == BOOT_GOES_ON)
        snprintf(out, size, "%s ended too early: %s; it was at: %s", result->runner,
                 boot_complaint(result), stands);
}

enum outcome boot_outcome(const struct boot_result *result)
{
    if (result->stop == BOOT_STOP_SIGNAL)
        return OUTCOME_PARTIAL;
    if (result->watch.over == BOOT_PANICKED)
        return OUTCOME_PANICKED;
    if (result->watch.over == BOOT_CRASHED)
        return OUTCOME_CRASHED;
    if (result->stop == BOOT_STOP_SILENT || result->stop == BOOT_STOP_FLOOD)
        return OUTCOME_HUNG;
    return result->watch.over == BOOT_ENDED ? OUTCOME_COMPLETE : OUTCOME_PARTIAL;
}

bool boot_log_says_it(const struct boot_result *result)
{
    return result->stop != BOOT_STOP_SIGNAL &&
           (result->watch.over == BOOT_PANICKED || result->watch.over == BOOT_CRASHED ||
            result->watch.over == BOOT_ENDED);
}

bool boot_was_started(const struct boot_result *result)
{
    if (result->stop == BOOT_STOP_GAVE_UP)
        return result->watch.phase != BOOT_SILENT;
    return result->stop != BOOT_STOP_ITSELF || result->watch.phase != BOOT_SILENT ||
           (WIFEXITED(result->status) && WEXITSTATUS(result->status) == 0);
}
