/* SPDX-License-Identifier: MIT */
/* How many boots a side find an effect on a host, from its calibration: "pvbench plan-boots". */
#ifndef REPORT_POWER_PLAN_H
#define REPORT_POWER_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/cases/globs.h"
#include "report/floors/floors.h"
#include "report/power/power.h"

struct plan_order {
    double effect; /* a share, above 0 */
    double power;  /* above 0 and below 1 */
    double alpha;
    bool apart;              /* the sides are not taken in turns, whatever the floors know */
    struct case_globs cases; /* empty: all that were calibrated */
};

/* One that is looked for; of several like it the one that needs as many as so many of them. */
struct plan_row {
    const char *kind; /* "measure", "family", "list" */
    double part;      /* 0.5: half of the kind need no more; 1: none needs more */
    const char *name; /* of the case or family, or NULL for the list */
    enum measure measure;
    size_t boots; /* a side; 0: no number finds it */
    enum power_bar bar;
    double spread, between, floor; /* as shares; the floor with these boots, or with the most */
};

#define PLAN_ROWS_MOST 6

struct boots_plan {
    struct plan_order order;
    size_t measures, families; /* that are judged; families of two measures or more */
    unsigned runs, boots;      /* of the calibration */
    unsigned pairs;            /* of its runs; 0: it knows none that were taken in turns */
    bool in_turns;             /* the gate's sides are, and the floors know it by pairs */
    struct plan_row rows[PLAN_ROWS_MOST];
    size_t count;
};

/* False: no case that was calibrated has such a name. */
bool boots_plan_make(const struct floors *floors, const struct plan_order *order,
                     struct boots_plan *plan);

/* The exit status: EXIT_INCONCLUSIVE where half of the measures need more than any number. */
int boots_plan_status(const struct boots_plan *plan);

void boots_plan_show(const struct boots_plan *plan, FILE *out);
void boots_plan_json(const struct boots_plan *plan, FILE *out);

#endif
