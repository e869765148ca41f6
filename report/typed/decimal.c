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
