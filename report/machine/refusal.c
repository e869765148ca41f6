/* SPDX-License-Identifier: MIT */
/* An image that a Xen does not take; see refusal.h. */
#include "report/machine/refusal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/environment.h"
#include "report/machine/watch.h"

__attribute__((format(printf, 3, 4))) static void append(char *out, size_t size, const char *format,
                                                         ...)
{
    size_t len = strlen(out);
    va_list args;

    va_start(args, format);
    vsnprintf(out + len, size - len, format, args);
    va_end(args);
}

/* 4.14 says compat32 without CONFIG_PV32 too, and fails only when it comes to it. */
static bool has_compat(const struct boot_watch *watch)
{
    return strstr(watch->takes, "compat32") && !strstr(watch->reason, "switch to compat");
}

bool refusal_takes(const struct boot_watch *watch, const struct environment *env)
{
    bool wide = !strncmp(watch->takes, "64-bit", 6);

    if (!watch->takes[0])
        return false;
    if (env->bits == 64)
        return wide;
    if (wide)
        return env->pae && has_compat(watch);
    return env->pae == (strstr(watch->takes, ", PAE") != NULL);
}

/* "pv64 or pv32pae" after 'before', or nothing. */
static void append_taken(const struct boot_watch *watch, const char *before, char *out, size_t size)
{
    size_t i;

    for (i = 0; i < environment_count; i++)
        if (refusal_takes(watch, &environments[i])) {
            append(out, size, "%s%s", before, environments[i].name);
            before = " or ";
        }
}

void refusal_describe(const struct boot_watch *watch, const struct environment *env, char *out,
                      size_t size)
{
    if (watch->option) {
        snprintf(out, size, "this Xen cannot do what its option %s tells it to: it says \"%s\"",
                 watch->option, watch->reason);
        return;
    }
    snprintf(out, size, "this Xen does not take the %s image (%s): it ", env->name, env->abi);
    if (watch->takes[0]) {
        append_taken(watch, "takes ", out, size);
        append(out, size, " (%s) and ", watch->takes);
    }
    append(out, size, "says \"%s\"", watch->reason);
}

void refusal_advise(const struct boot_watch *watch, const struct environment *env, char *out,
                    size_t size)
{
    if (watch->option) {
        snprintf(out, size,
                 "leave %s out of --xen-args, or give it another value, or another --xen",
                 watch->option);
        return;
    }
    if (watch->pvh)
        snprintf(
            out, size,
            "it has no PV dom0, by dom0=pvh or for want of CONFIG_PV: use --xen-args dom0=pv, or "
            "another --xen");
    else if (watch->fred && env->pae)
        snprintf(out, size, "use --xen-args fred=no");
    else if (watch->cet && env->pae)
        snprintf(out, size, "use --xen-args cet=no-shstk,no-ibt");
    else if (env->xen)
        snprintf(out, size, "use --xen %s", env->xen);
    else
        snprintf(out, size,
                 "%s needs a hypervisor built without PAE (3.2 was the last): give one with "
                 "--xen FILE",
                 env->name);
    append_taken(watch, ", or use --env ", out, size);
}
