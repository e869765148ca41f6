/* SPDX-License-Identifier: MIT */
/* See steady.h. */
#include "report/host/steady.h"

#include <stdio.h>
#include <string.h>

#include "report/model/run.h"

static bool is(const struct run *run, const char *key, const char *value)
{
    const char *fact = run_fact(run, key);

    return fact && !strcmp(fact, value);
}

/* Append it to a list with commas. */
static void add(char *out, size_t size, const char *what, const char *value)
{
    size_t len = strlen(out);

    snprintf(out + len, size - len, "%s%s%s", len ? ", " : "", what, value);
}

bool host_unsteady(const struct run *run, char *what, size_t size)
{
    const char *governor = run_fact(run, "host.governor");

    *what = '\0';
    if (!is(run, "run.unit", "cycles") || is(run, "qemu.accel", "tcg"))
        return false;
    if (governor && strcmp(governor, "performance") != 0)
        add(what, size, "governor ", governor);
    if (is(run, "host.turbo", "on"))
        add(what, size, "turbo on", "");
    if (is(run, "host.smt", "shared"))
        add(what, size, "SMT siblings in use", "");
    if (is(run, "host.pinned", "none"))
        add(what, size, "vCPU not pinned (--pin N)", "");
    if (is(run, "host.nested", "yes"))
        add(what, size, "in a virtual machine itself", "");
    return *what != '\0';
}
