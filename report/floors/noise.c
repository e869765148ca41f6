/* SPDX-License-Identifier: MIT */
/* See noise.h. */
#include "report/floors/noise.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* From so many degrees of freedom on, Student's distribution is the normal one. */
#define FREEDOM_OF_NORMAL 1e6

const struct noise *noise_in(bool in_turns, const struct noise *apart, const struct noise *pairs)
{
    return in_turns && pairs->freedom > 0 ? pairs : apart;
}

double noise_bound(const struct noise *noise, const struct floor_for *gate)
{
    double sides = 1 / (double)gate->base + 1 / (double)gate->new;
    double spread = sqrt(noise->boots * noise->boots * sides + 2 * noise->between * noise->between);
    double tail = gate->alpha / 2 / (double)gate->among;

    if (noise->freedom >= FREEDOM_OF_NORMAL)
        return gsl_cdf_ugaussian_Qinv(tail) * spread;
    return gsl_cdf_tdist_Qinv(tail, noise->freedom) * spread;
}
