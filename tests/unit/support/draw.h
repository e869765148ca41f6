/* SPDX-License-Identifier: MIT */
/* Boots drawn from distributions of the kinds that hosts show, the same in every run of a test. */
#ifndef TESTS_UNIT_SUPPORT_DRAW_H
#define TESTS_UNIT_SUPPORT_DRAW_H

#include <gsl/gsl_rng.h>

#include "report/judge/decide.h"

enum shape {
    SHAPE_NORMAL,
    SHAPE_CLOCK,    /* multiples of a quantum of 20, so with many ties */
    SHAPE_OUTLIERS, /* one boot in ten lies far above */
    SHAPE_MODES,    /* one of two modes, 60 apart, and on the clock */
    SHAPE_COUNT
};

/* The standard deviation of SHAPE_NORMAL, and of the others but for what makes them so. */
#define DRAW_SPREAD 25.0

/* A generator, from its seed; to be freed by gsl_rng_free. */
gsl_rng *draw_start(unsigned long seed);

/* Boots of that shape about 440 + shift. */
void draw_boots(gsl_rng *rng, enum shape shape, double shift, double *boots, size_t count);

/* A case with room for so many boots a side; its floor is 0 and known.  case_drop frees them. */
struct decide_case case_of(size_t boots);
void case_drop(struct decide_case *c);

/* Draw both sides of it again. */
void case_draw(gsl_rng *rng, enum shape shape, double shift, struct decide_case *c);

/* How often, at the most and at the least, something of chance p is seen in so many tries. */
double chance_most(double p, unsigned tries);
double chance_least(double p, unsigned tries);

#endif
