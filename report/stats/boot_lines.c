/* SPDX-License-Identifier: MIT */
/* See boot_lines.h. */
#include "report/stats/boot_lines.h"

#include <stdlib.h>

#include "report/stats/line.h"
#include "report/stats/spread.h"
#include "report/system/memory.h"

static int by_boot(const void *one, const void *other)
{
    const struct boot_point *a = one, *b = other;

    if (a->boot != b->boot)
        return a->boot < b->boot ? -1 : 1;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* The lines so far, and room for the points of one boot. */
struct fitted {
    double *a, *b, *x, *y;
    size_t count;
};

static void fit_boot(struct boot_point *at, size_t count, struct fitted *fitted)
{
    double *a = &fitted->a[fitted->count], *b = &fitted->b[fitted->count];
    size_t i, taken = 0;

    for (i = 0; i < count; i++) {
        /* A log may say the same batch twenty thousand times, and every two would have a slope. */
        if (at[i].beyond || (taken && fitted->x[taken - 1] == at[i].x))
            continue;
        fitted->x[taken] = at[i].x;
        fitted->y[taken++] = at[i].y;
    }
    if (!stats_theil_sen(fitted->x, fitted->y, taken, a, b))
        return;
    fitted->count++;
    for (i = 0; i < count; i++) {
        at[i].lined = true;
        at[i].off = at[i].y - (*a + *b * at[i].x);
    }
}

static void fit_boots(struct boot_point *points, size_t count, struct fitted *fitted)
{
    size_t first, end;

    for (first = 0; first < count; first = end) {
        end = first + 1;
        while (end < count && points[end].boot == points[first].boot)
            end++;
        fit_boot(&points[first], end - first, fitted);
    }
}

bool boot_lines_fit(struct boot_point *points, size_t count, struct boot_lines *lines)
{
    double *room = memory_new((4 * count + 1) * sizeof(*room));
    struct fitted fitted = {room, room + count, room + 2 * count, room + 3 * count, 0};

    if (count)
        qsort(points, count, sizeof(*points), by_boot);
    fit_boots(points, count, &fitted);
    if (fitted.count) {
        lines->a_spread = spread_of_boots(fitted.a, fitted.count);
        lines->b_spread = spread_of_boots(fitted.b, fitted.count);
        lines->a = stats_median(fitted.a, fitted.count);
        lines->b = stats_median(fitted.b, fitted.count);
    }
    free(room);
    return fitted.count > 0;
}

bool boot_lines_off(const struct boot_point *points, size_t count, double x, double *off,
                    struct boots_spread *spread)
{
    double *offs = memory_new((count + 1) * sizeof(*offs));
    size_t i, found = 0;

    for (i = 0; i < count; i++)
        if (points[i].lined && points[i].x == x)
            offs[found++] = points[i].off;
    if (found) {
        *spread = spread_of_boots(offs, found);
        *off = stats_median(offs, found);
    }
    free(offs);
    return found > 0;
}
