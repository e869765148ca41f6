/* SPDX-License-Identifier: MIT */
/* See rank_count.h: one number after another is taken or left. */
#include "report/rank_count.h"

#include <stdlib.h>
#include <string.h>

#include "report/memory.h"

double *rank_count_sums(const unsigned *numbers, size_t count, size_t take, size_t *most)
{
    size_t width = 1, i, k, sum;
    double *ways, *sums;

    for (i = 0; i < count; i++)
        width += numbers[i];
    ways = memory_new((take + 1) * width * sizeof(*ways)); /* [taken][sum] */
    ways[0] = 1;
    for (i = 0; i < count; i++)
        for (k = i + 1 < take ? i + 1 : take; k > 0; k--)
            for (sum = numbers[i]; sum < width; sum++)
                ways[k * width + sum] += ways[(k - 1) * width + sum - numbers[i]];
    sums = memory_new(width * sizeof(*sums));
    memcpy(sums, ways + take * width, width * sizeof(*sums));
    free(ways);
    *most = width - 1;
    return sums;
}
