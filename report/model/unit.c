/* SPDX-License-Identifier: MIT */
/* The unit of a run: see unit.h. */
#include "report/model/unit.h"

#include <stdio.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/run.h"

enum unit boot_unit(const struct run_boot *boot)
{
    const char *word = facts_get(&boot->plan, "unit");

    if (word && !strcmp(word, "insns"))
        return UNIT_INSNS;
    if (word && !strcmp(word, "cycles"))
        return UNIT_CYCLES;
    return UNIT_UNKNOWN;
}

static bool has_unit(const struct run_boot *boot, const char *word)
{
    (void)word;
    return boot_unit(boot) != UNIT_UNKNOWN;
}

enum unit run_unit(const struct run *run)
{
    enum unit first = run->boot_count ? boot_unit(&run->boots[0]) : UNIT_UNKNOWN;
    size_t boot;

    /* Mostly it is the first boot that says it, and every price asks. */
    if (first != UNIT_UNKNOWN)
        return first;
    boot = run_first_boot(run, "unit", has_unit);
    return boot < run->boot_count ? boot_unit(&run->boots[boot]) : UNIT_UNKNOWN;
}

const char *unit_name(enum unit unit)
{
    static const char *const names[] = {"unknown unit", "insns", "cycles"};

    return names[unit];
}

/* By the runner, who started QEMU, or else, of a bare log, by the kernel. */
static bool is_emulated(const struct run *run)
{
    const char *accel = run_fact(run, "qemu.accel"), *device = run_fact(run, "clock.device");

    return accel ? !strncmp(accel, "tcg", 3) : device && !strcmp(device, "tcg");
}

void unit_meaning(const struct run *run, char *out, size_t size)
{
    switch (run_unit(run)) {
    case UNIT_INSNS:
        snprintf(out, size, "insns: instructions under QEMU icount, exact; not time");
        break;
    case UNIT_CYCLES:
        if (is_emulated(run))
            snprintf(out, size, "cycles of an EMULATED CPU: for testing only");
        else
            snprintf(out, size, "cycles: ticks of the TSC");
        break;
    default:
        snprintf(out, size, "unit unknown: the plan record is missing, so there are no prices");
    }
}
