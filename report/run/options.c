/* SPDX-License-Identifier: MIT */
/* What an option means: see options.h. */
#include "report/run/options.h"

#include <string.h>

#define NUMBER  "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/* What stands behind Xen's own number in a package's version, which ends in Debian's: "+72-g01-1".
 */
static bool is_of_package(const char *rest)
{
    const char *last = strrchr(rest, '-');

    return strchr("+~-", *rest) && !rest[strspn(rest, NUMBER LETTERS "+~-.")] && last &&
           strchr(NUMBER, last[1]) && last[1];
}

bool run_options_is_version(const char *xen)
{
    const char *rest = xen + strspn(xen, NUMBER ".");

    return strchr(NUMBER, *xen) && memchr(xen, '.', (size_t)(rest - xen)) &&
           (!*rest || !strcmp(rest, "+pv32") || !strcmp(rest, "+debug") || is_of_package(rest));
}
