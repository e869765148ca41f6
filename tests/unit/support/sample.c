/* SPDX-License-Identifier: MIT */
/* See sample.h. */
#include "tests/unit/support/sample.h"

#include "report/system/memory.h"

double *sample_made(const struct made *made)
{
    double *values = memory_new(made->count * sizeof(*values));
    size_t i;

    for (i = 0; i < made->count; i++)
        values[i] = made->plus + made->times * (double)((i + 1) * made->step % made->modulus);
    return values;
}
