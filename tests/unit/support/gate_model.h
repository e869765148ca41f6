/* SPDX-License-Identifier: MIT */
/*
 * Gates that are only drawn: two sides of boots of a host that is only drawn, one of them slower by
 * what is known, with floors of a calibration that is drawn, too; decided by decide_all as a gate
 * does.
 */
#ifndef TESTS_UNIT_SUPPORT_GATE_MODEL_H
#define TESTS_UNIT_SUPPORT_GATE_MODEL_H

#include <gsl/gsl_rng.h>

#include "report/judge/decide.h"
#include "tests/unit/support/host_model.h"

struct gate_model {
    struct host_model host;
    size_t runs, calibrated; /* the runs of the calibration, and the boots of each */
    size_t judged;           /* so many of the measures, as far apart as there are; 0: all */
    size_t boots;            /* a side */
    double effect;           /* of the new side, as a share */
    size_t every; /* in every so many measures, from the first of those judged; 0: in none */
    bool family;  /* in all of the first family instead, and all: in all of every one */
    bool all;
    bool turns;   /* the sides were taken in turns: A B A B; or else one after the other */
    double drift; /* of the host over both sides, as a share */
    size_t pairs; /* so many pairs of runs in turns calibrate in place of 'runs' */
    bool paired;  /* the sides are such a pair, too */
    /* Told of each gate once it is decided, or NULL. */
    void (*watch)(const struct gate_model *model, const struct decide_set *set, void *watcher);
    void *watcher;
};

/* True for what is slower by the effect: the i-th that is judged. */
bool gate_affects(const struct gate_model *model, size_t i);

/* What came of some gates, in counts. */
struct gate_found {
    size_t gates, red, green; /* any slower or faster; all the same */
    size_t drifted;           /* any inconclusive for a drift */
    size_t affected, found;   /* measures that are slower by the effect; that the gate says are */
    size_t alarms;            /* gates that say so, or faster, of any other measure or pool */
    size_t families, lists;   /* gates that say the first family, or the list, is slower */
};

/* The power of Student's t-test on so many boots a side, two-sided at alpha, by its integral. */
double t_power(size_t boots, double shift_in_spreads, double alpha);

/* Draw so many gates from a seed, and a new calibration for every ten of them. */
struct gate_found gate_draw(const struct gate_model *model, unsigned long seed, size_t gates);

#endif
