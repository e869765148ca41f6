/* SPDX-License-Identifier: MIT */
/* Holm's adjustment: see holm.h. */
#include "report/stats/holm.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "report/system/memory.h"

void rank_holm(double *p, size_t count)
{
    size_t *order = memory_new((count + 1) * sizeof(*order)), i;
    double least = 0;

    gsl_sort_index(order, p, 1, count);
    for (i = 0; i < count; i++) {
        least = fmax(least, fmin(1, (double)(count - i) * p[order[i]]));
        p[order[i]] = least;
    }
    free(order);
}
