/* SPDX-License-Identifier: MIT */
/* See scatter.h. */
#include "report/floors/scatter.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "report/floors/floors.h"
#include "report/stats/centre.h"
#include "report/stats/moderate.h"
#include "report/system/memory.h"

struct replicates replicates_new(size_t runs)
{
    return (struct replicates){
        .runs = memory_new((runs + 1) * sizeof(double *)),
        .boots = memory_new((runs + 1) * sizeof(size_t)),
        .count = runs,
    };
}

double *replicates_add(struct replicates *values, size_t run, size_t boots)
{
    values->runs[run] = memory_new((boots + 1) * sizeof(double));
    values->boots[run] = boots;
    return values->runs[run];
}

void replicates_free(struct replicates *values)
{
    size_t i;

    for (i = 0; i < values->count; i++)
        free(values->runs[i]);
    free(values->runs);
    free(values->boots);
    *values = (struct replicates){0};
}

bool scatter_of(const struct replicates *values, double step, struct scatter *scatter)
{
    double *centres = memory_new((values->count + 1) * sizeof(*centres));
    double squares = 0, inverse = 0, rounding = step * step / 12;
    size_t i, have = 0;

    *scatter = (struct scatter){0};
    for (i = 0; i < values->count; i++) {
        const double *boots = values->runs[i];
        size_t count = values->boots[i];

        if (!boots || count < FLOORS_BOOTS_LEAST)
            continue;
        centres[have++] = rank_centre(boots, count);
        squares += gsl_stats_variance(boots, 1, count) * (double)(count - 1);
        scatter->within_freedom += (double)(count - 1);
        inverse += 1 / (double)count;
    }
    if (have >= 2) {
        scatter->boots = (double)have / inverse;
        scatter->freedom = (double)(have - 1);
        scatter->within = squares / scatter->within_freedom + rounding;
        scatter->between =
            gsl_stats_variance(centres, 1, have) + CENTRE_VARIANCE * rounding / scatter->boots;
    }
    free(centres);
    return have >= 2;
}

/* What the boots let expect between runs. */
static double expected_between(const struct scatter *scatter, double within)
{
    return CENTRE_VARIANCE * within / scatter->boots;
}

static void limit_prior(struct prior *prior, double most)
{
    prior->freedom = fmin(prior->freedom, most);
}

/* The variances of boots, moderated, and what degrees of freedom they have then. */
static void moderate_within(const struct scatter *scatters, size_t count, size_t independent,
                            struct variance *within)
{
    struct variance *known = memory_new((count + 1) * sizeof(*known));
    struct prior prior;
    size_t i, have = 0;

    for (i = 0; i < count; i++) {
        within[i] = (struct variance){scatters[i].within, scatters[i].within_freedom, INFINITY};
        if (!scatters[i].alone)
            known[have++] = within[i];
    }
    prior = prior_of(known, have);
    for (i = 0; i < count; i++)
        if (!scatters[i].alone) {
            struct prior own = prior;

            limit_prior(&own, (double)independent * within[i].freedom);
            within[i].value = prior_moderate(&own, &within[i]);
            within[i].freedom += own.freedom;
        }
    free(known);
}

/* How many times what the boots let expect; the boots' unit does not matter. */
static struct variance ratio_of(const struct scatter *scatter, const struct variance *within)
{
    double expected = expected_between(scatter, within->value);

    return (struct variance){expected > 0 ? scatter->between / expected : 0, scatter->freedom,
                             within->freedom};
}

/*
 * So much of a ratio is put down to boots, since what is expected of them is that of many boots of
 * a normal distribution: a part between runs that is not there would be one that no boots lower.
 */
#define RATIO_OF_BOOTS 1.1

/*
 * With a ratio of 1 or less nothing but boots is seen, and they count as far as they are seen: an
 * outlier among them widens their variance, and hardly moves a centre.
 */
static struct noise noise_of(const struct scatter *scatter, const struct variance *within,
                             double ratio, const struct prior *prior)
{
    double freedom = scatter->freedom + prior->freedom, share = prior->freedom / freedom;

    if (within->value <= 0)
        return (struct noise){.between = sqrt(scatter->between), .freedom = scatter->freedom};
    return (struct noise){
        .boots = sqrt(CENTRE_VARIANCE * within->value * fmin(ratio, RATIO_OF_BOOTS)),
        .between = sqrt(expected_between(scatter, within->value) * fmax(ratio - RATIO_OF_BOOTS, 0)),
        .freedom = 1 / (1 / freedom + share * share / within->freedom),
    };
}

static struct prior limited(const struct prior *prior, const struct scatter *scatter,
                            size_t independent)
{
    struct prior limited = *prior;

    limit_prior(&limited, (double)independent * scatter->freedom);
    return limited;
}

/* Between runs measures may be alike in what they have of their boots' noise, or as they are. */
struct between_priors {
    struct prior ratio, plain;
};

static struct between_priors priors_of(const struct scatter *scatters,
                                       const struct variance *within, size_t count)
{
    struct variance *known = memory_new((count + 1) * sizeof(*known));
    struct between_priors priors;
    size_t i, have = 0;

    for (i = 0; i < count; i++)
        known[i] = ratio_of(&scatters[i], &within[i]);
    priors.ratio = prior_of(known, count);
    for (i = 0; i < count; i++)
        if (!scatters[i].alone)
            known[have++] = (struct variance){scatters[i].between, scatters[i].freedom, INFINITY};
    priors.plain = prior_of(known, have);
    free(known);
    return priors;
}

/* By that of the two by which the measures are more alike. */
static struct noise moderate_between(const struct scatter *scatter, const struct variance *within,
                                     const struct between_priors *priors, size_t independent)
{
    struct variance ratio = ratio_of(scatter, within);
    struct variance plain = {scatter->between, scatter->freedom, INFINITY};
    struct prior prior = limited(&priors->ratio, scatter, independent);

    if (!scatter->alone && priors->plain.freedom > priors->ratio.freedom && within->value > 0) {
        prior = limited(&priors->plain, scatter, independent);
        return noise_of(scatter, within,
                        prior_moderate(&prior, &plain) / expected_between(scatter, within->value),
                        &prior);
    }
    return noise_of(scatter, within, prior_moderate(&prior, &ratio), &prior);
}

void scatter_noise(const struct scatter *scatters, size_t count, size_t independent,
                   struct noise *noises)
{
    struct variance *within = memory_new((count + 1) * sizeof(*within));
    struct between_priors priors;
    size_t i;

    moderate_within(scatters, count, independent, within);
    priors = priors_of(scatters, within, count);
    for (i = 0; i < count; i++)
        noises[i] = moderate_between(&scatters[i], &within[i], &priors, independent);
    free(within);
}
