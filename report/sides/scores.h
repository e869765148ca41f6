/* SPDX-License-Identifier: MIT */
/* One value a boot for many cases together: docs/statistics.md. */
#ifndef REPORT_SIDES_SCORES_H
#define REPORT_SIDES_SCORES_H

#include <stdbool.h>
#include <stddef.h>

/* Values by boot of both sides; all that are added have as many boots as the first. */
struct scores {
    double *base, *new;
    size_t base_count, new_count;
    size_t measures; /* that were added */
};

/* Start with room for so many boots. */
void scores_start(struct scores *scores, size_t base_count, size_t new_count);
void scores_free(struct scores *scores);

/*
 * Add log(value / the median of both sides) to each boot's score.  False: it has another number of
 * boots, or a value that is not above 0, and is left out.
 */
bool scores_add(struct scores *scores, const double *base, size_t base_count, const double *new,
                size_t new_count);

/* All are there: the sums become means. */
void scores_finish(struct scores *scores);

#endif
