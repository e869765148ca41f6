/* SPDX-License-Identifier: MIT */
/* See draw.h. */
#include "tests/unit/support/draw.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/system/memory.h"

#define CENTRE  440.0
#define QUANTUM 20.0

/* A correct test is seen outside by a chance of 1 in 4,000: the seed is fixed, so that once. */
#define DEVIATIONS 3.5

gsl_rng *draw_start(unsigned long seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

    gsl_rng_set(rng, seed);
    return rng;
}

static double on_the_clock(double value)
{
    return QUANTUM * rint(value / QUANTUM);
}

static double draw_boot(gsl_rng *rng, enum shape shape)
{
    double value = CENTRE + gsl_ran_gaussian(rng, DRAW_SPREAD);

    switch (shape) {
    case SHAPE_CLOCK:
        return on_the_clock(value);
    case SHAPE_OUTLIERS:
        return gsl_rng_uniform(rng) < 0.1 ? value + 500 * gsl_rng_uniform(rng) : value;
    case SHAPE_MODES:
        return on_the_clock(gsl_rng_uniform(rng) < 0.4 ? value + 60 : value);
    default:
        return value;
    }
}

void draw_boots(gsl_rng *rng, enum shape shape, double shift, double *boots, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        boots[i] = draw_boot(rng, shape) + shift;
}

struct decide_case case_of(size_t boots)
{
    return (struct decide_case){
        .base = memory_new(boots * sizeof(double)),
        .new = memory_new(boots * sizeof(double)),
        .base_count = boots,
        .new_count = boots,
        .floor_known = true,
    };
}

void case_drop(struct decide_case *c)
{
    free((void *)c->base);
    free((void *)c->new);
}

void case_draw(gsl_rng *rng, enum shape shape, double shift, struct decide_case *c)
{
    draw_boots(rng, shape, 0, (double *)c->base, c->base_count);
    draw_boots(rng, shape, shift, (double *)c->new, c->new_count);
}

static double deviations(double p, unsigned tries)
{
    return DEVIATIONS * sqrt(p * (1 - p) / tries);
}

double chance_most(double p, unsigned tries)
{
    return p + deviations(p, tries);
}

double chance_least(double p, unsigned tries)
{
    return p - deviations(p, tries);
}
