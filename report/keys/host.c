/* SPDX-License-Identifier: MIT */
/* See host.h. */
#include "report/keys/host.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/system/memory.h"
#include "report/typed/decimal.h"

const char *host_fact(const struct run *run, const char *key)
{
    const char *of_boot = run_first_fact(run, BOOT_FACTS, key);

    return of_boot ? of_boot : run_fact(run, key);
}

/* By --pin, or by what 'pvbench host prepare' set up; a host that says neither keeps to none. */
bool host_pinned(const struct run *run, char *out, size_t size)
{
    const char *by_xl = host_fact(run, "xl.cpus"), *prepared = host_fact(run, "host.pinned");

    if (by_xl && strcmp(by_xl, "all") != 0)
        snprintf(out, size, "%s", by_xl);
    else if (prepared)
        snprintf(out, size, "%s", prepared);
    else
        snprintf(out, size, "%s", by_xl || host_fact(run, "host.cpupool") ? "none" : "");
    return *out;
}

/* ---- ticks per cycle ---- */

bool host_is_emulated(const struct run *run)
{
    const char *accel = facts_get(&run->facts, "qemu.accel"), *brand = run_fact(run, "cpu.brand");
    const char *device = run_fact(run, "clock.device");

    if (accel)
        return !strncmp(accel, "tcg", 3);
    if (device && strcmp(device, "tcg") != 0)
        return false;
    return brand && strstr(brand, "QEMU");
}

/* Both or neither: a boot that says nothing of its end might have drifted. */
bool host_ticks_of(const struct run_boot *boot, double *start, double *end)
{
    return decimal_pair(facts_get(&boot->facts, HOST_TICKS),
                        facts_get(&boot->facts, HOST_TICKS_END), start, end);
}

bool host_ticks(const struct run *run, char *out, size_t size)
{
    double *all = memory_new((run->boot_count + 1) * sizeof(*all)), end;
    size_t i, count = 0;

    *out = '\0';
    for (i = 0; !host_is_emulated(run) && i < run->boot_count; i++)
        count += host_ticks_of(&run->boots[i], &all[count], &end);
    if (count)
        snprintf(out, size, "%.3f", gsl_stats_median(all, 1, count));
    free(all);
    return *out;
}

static double share_apart(double a, double b)
{
    return fabs(a - b) / fmin(a, b);
}

bool host_same_ticks(const char *a, const char *b)
{
    double x, y;

    return decimal_pair(a, b, &x, &y) && share_apart(x, y) <= HOST_TICKS_SHARE;
}

bool host_strays(const struct run *run, unsigned boot, double *by)
{
    double usual, start, end;
    char text[32];

    *by = 0;
    if (!host_ticks(run, text, sizeof(text)) || !decimal_whole(text, &usual) || usual == 0 ||
        !host_ticks_of(run_boot(run, boot), &start, &end))
        return false;
    *by = fmax(share_apart(start, usual), share_apart(start, end));
    return *by > HOST_TICKS_SHARE;
}

/* ---- microcode ---- */

bool host_same_microcode(const char *a, const char *b)
{
    char *end_a, *end_b;
    unsigned long x = strtoul(a, &end_a, 16), y = strtoul(b, &end_b, 16);

    if (end_a == a || end_b == b || *end_a || *end_b)
        return !strcmp(a, b);
    return x == y;
}
