/* SPDX-License-Identifier: MIT */
/* See fit.h. */
#include "report/text/fit.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/types.h>

/* A stream that counts, and keeps nothing. */
static ssize_t count_bytes(void *cookie, const char *bytes, size_t size)
{
    size_t *total = cookie;

    (void)bytes;
    *total += size;
    return (ssize_t)size;
}

static size_t size_of(const struct fit *fit, size_t items)
{
    size_t total = 0;
    FILE *out = fopencookie(&total, "w", (cookie_io_functions_t){.write = count_bytes});

    if (!out)
        return SIZE_MAX;
    fit->write(fit->what, items, out);
    fclose(out);
    return total;
}

bool fit_items(const struct fit *fit, size_t most, size_t *items, size_t *smallest)
{
    size_t low = fit->least, high = fit->count;

    *items = fit->count;
    if (size_of(fit, fit->count) <= most)
        return true;
    *smallest = size_of(fit, fit->least);
    if (*smallest > most)
        return false;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (size_of(fit, middle) <= most)
            low = middle;
        else
            high = middle;
    }
    *items = low;
    return true;
}

bool fit_bytes(const char *text, size_t *bytes)
{
    unsigned long long number;
    char *end;

    errno = 0;
    number = strtoull(text, &end, 10);
    *bytes = (size_t)number;
    return isdigit((unsigned char)*text) && !*end && !errno && number > 0 && number <= SIZE_MAX;
}
