/* SPDX-License-Identifier: MIT */
/* See decimal.h. */
#include "report/typed/decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *decimal_read(const char *text, const char *behind, double *out)
{
    size_t len = strspn(text, "0123456789.");
    char *end;

    *out = strtod(text, &end);
    if (!len || end != text + len || !isfinite(*out) || strncmp(end, behind, strlen(behind)) != 0)
        return NULL;
    return end + strlen(behind);
}

bool decimal_whole(const char *text, double *out)
{
    const char *end = text ? decimal_read(text, "", out) : NULL;

    return end && !*end;
}

bool decimal_pair(const char *a, const char *b, double *x, double *y)
{
    return decimal_whole(a, x) && decimal_whole(b, y) && *x > 0 && *y > 0;
}
