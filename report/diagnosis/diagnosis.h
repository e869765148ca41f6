/* SPDX-License-Identifier: MIT */
/*
 * The diagnosis of a run: the checks of report/checks/check.h, by the facts of each of its boots
 * and by what only a reader of the log knows.  Of several boots the worst is told: a warning before
 * what one cannot tell, and that before what is ok.
 */
#ifndef REPORT_DIAGNOSIS_DIAGNOSIS_H
#define REPORT_DIAGNOSIS_DIAGNOSIS_H

#include <stddef.h>

#include "report/model/run.h"
#include "report/checks/check.h"

struct diagnosed {
    struct check check; /* of the first boot that has this verdict */
    size_t boots;       /* how many have it */
};

struct diagnosis {
    struct diagnosed *at; /* in the order of the table */
    size_t count;
    size_t boots; /* of the run */
};

void diagnosis_make(struct diagnosis *diagnosis, const struct run *run);
void diagnosis_free(struct diagnosis *diagnosis);

/*
 * What it comes to in words, with how many of the boots have it where not all do: "turbo: on (2 of
 * 5 boots). Turn it off, in the firmware or by pvbench host prepare."
 */
void diagnosed_text(const struct diagnosis *diagnosis, const struct diagnosed *item, char *out,
                    size_t size);

/* A size that all of them fit into. */
#define DIAGNOSED_TEXT (CHECK_VALUE + 192)

#endif
