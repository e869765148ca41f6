/* SPDX-License-Identifier: MIT */
/* What an option means: see options.h. */
#include "report/run/options.h"

#include <string.h>

bool run_options_is_version(const char *xen)
{
    const char *rest = xen + strspn(xen, "0123456789.");

    return strchr(xen, '.') && (!*rest || !strcmp(rest, "+pv32") || !strcmp(rest, "+debug"));
}
