/* SPDX-License-Identifier: MIT */
/* See layers.h. */
#include "report/floors/layers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/floors/pairs.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* A price that is at or below nothing has no logarithm, and stays in its own unit. */
static bool all_above_nothing(const struct replicates *values)
{
    size_t i, k;

    for (i = 0; i < values->count; i++)
        for (k = 0; values->runs[i] && k < values->boots[i]; k++)
            if (values->runs[i][k] <= 0)
                return false;
    return true;
}

static void take_logs(struct replicates *values)
{
    size_t i, k;

    for (i = 0; i < values->count; i++)
        for (k = 0; values->runs[i] && k < values->boots[i]; k++)
            values->runs[i][k] = log(values->runs[i][k]);
}

/* The step of the clock as a share of a price. */
static double step_share(const struct layered *measure)
{
    return measure->price > 0 ? measure->step / measure->price : 0;
}

/* The mean over several measures by boot, and the step of the clock in it. */
struct mean {
    struct replicates values;
    size_t count; /* of measures */
    double steps; /* the sum of their squares */
};

/* The mean of those that have every boot and are in that group, or in any; without any, count 0. */
static struct mean mean_of(const struct layered *all, const size_t *group, size_t first,
                           size_t runs)
{
    struct mean mean = {.values = replicates_new(runs)};
    size_t i, k, boot;

    for (i = first; i != INDEX_NONE; i = group[i]) {
        if (!all[i].whole)
            continue;
        mean.count++;
        mean.steps += step_share(&all[i]) * step_share(&all[i]);
        for (k = 0; k < runs; k++) {
            if (!mean.values.runs[k])
                replicates_add(&mean.values, k, all[i].values.boots[k]);
            for (boot = 0; boot < all[i].values.boots[k]; boot++)
                mean.values.runs[k][boot] += all[i].values.runs[k][boot];
        }
    }
    for (k = 0; mean.count && k < runs; k++)
        for (boot = 0; boot < mean.values.boots[k]; boot++)
            mean.values.runs[k][boot] /= (double)mean.count;
    return mean;
}

static double step_of_mean(const struct mean *mean)
{
    return mean->count ? sqrt(mean->steps) / (double)mean->count : 0;
}

/* What scatters, each with the number of what it is of: by the levels of all runs, or by pairs. */
struct seen {
    const struct run_pairs *pairs; /* or NULL */
    struct scatter *scatters;
    size_t *of, count;
};

static struct seen seen_new(size_t most, const struct run_pairs *pairs)
{
    return (struct seen){pairs, memory_new((most + 1) * sizeof(struct scatter)),
                         memory_new((most + 1) * sizeof(size_t)), 0};
}

static void seen_free(struct seen *seen)
{
    free(seen->scatters);
    free(seen->of);
}

/* False: it does not have two runs, or a pair of them. */
static bool see(struct seen *seen, size_t of, const struct replicates *values, double step)
{
    struct scatter *scatter = &seen->scatters[seen->count];

    if (!values->count || !(seen->pairs ? scatter_of_pairs(values, step, seen->pairs, scatter)
                                        : scatter_of(values, step, scatter)))
        return false;
    seen->of[seen->count++] = of;
    return true;
}

static bool see_mean(struct seen *seen, size_t of, const struct mean *mean)
{
    return mean->count && see(seen, of, &mean->values, step_of_mean(mean));
}

/* The noise of all that was seen; to be freed. */
static struct noise *noises_of(const struct seen *seen, size_t independent)
{
    struct noise *noises = memory_new((seen->count + 1) * sizeof(*noises));

    scatter_noise(seen->scatters, seen->count, independent, noises);
    return noises;
}

/* What all share is taken out of those that have every boot. */
static void take_off(struct layered *all, size_t count, const struct mean *common)
{
    size_t i, k, boot;

    for (i = 0; i < count; i++)
        for (k = 0; all[i].whole && k < common->values.count; k++)
            for (boot = 0; boot < common->values.boots[k]; boot++)
                all[i].values.runs[k][boot] -= common->values.runs[k][boot];
}

static struct noise noise_of_common(const struct mean *common, const struct run_pairs *pairs,
                                    size_t freedom)
{
    struct noise noise = {.freedom = (double)freedom};
    struct seen seen = seen_new(1, pairs);

    if (see_mean(&seen, 0, common))
        scatter_noise(seen.scatters, 1, 1, &noise);
    seen_free(&seen);
    return noise;
}

static void take_common(struct floors *floors, struct layered *all, size_t count, size_t runs,
                        const struct run_pairs *pairs)
{
    size_t *next = memory_new((count + 1) * sizeof(*next)), i;
    struct mean common;

    for (i = 0; i < count; i++)
        next[i] = i + 1 < count ? i + 1 : INDEX_NONE;
    common = mean_of(all, next, count ? 0 : INDEX_NONE, runs);
    floors->common = noise_of_common(&common, NULL, runs - 1);
    if (pairs)
        floors->common_in_turns = noise_of_common(&common, pairs, pairs->count);
    take_off(all, count, &common);
    replicates_free(&common.values);
    free(next);
}

static const void *name_of(const void *all, size_t item)
{
    return ((const struct layered *)all)[item].name;
}

static const struct index_keys families = {name_of, case_family_hash, case_family_equal};

static void add_family(struct floors *floors, const char *name)
{
    char *family = text_copy(name);

    family[strcspn(family, "/")] = '\0';
    floors->families =
        memory_grow(floors->families, floors->family_count, sizeof(*floors->families));
    floors->families[floors->family_count++].name = family;
}

static void take_family_noise(struct floors *floors, const struct seen *seen, bool in_turns)
{
    struct noise *noises = noises_of(seen, seen->count);
    size_t i;

    for (i = 0; i < seen->count; i++) {
        struct family_noise *of = &floors->families[seen->of[i]];

        *(in_turns ? &of->own_in_turns : &of->own) = noises[i];
    }
    free(noises);
}

/* Returns how many families there are, of measures that have every boot or not: 1 at least. */
static size_t take_families(struct floors *floors, const struct layered *all, size_t count,
                            size_t runs, const struct run_pairs *pairs)
{
    struct index_groups groups = index_group(&families, all, count);
    struct seen levels = seen_new(count, NULL), shifts = seen_new(count, pairs);
    size_t i, there = 0;

    for (i = 0; i < count; i++) {
        struct mean mean;

        if (!groups.first[i])
            continue;
        there++;
        mean = mean_of(all, groups.next, i, runs);
        if (see_mean(&levels, floors->family_count, &mean)) {
            add_family(floors, all[i].name);
            if (pairs)
                see_mean(&shifts, floors->family_count - 1, &mean);
        }
        replicates_free(&mean.values);
    }
    take_family_noise(floors, &levels, false);
    if (pairs)
        take_family_noise(floors, &shifts, true);
    seen_free(&levels);
    seen_free(&shifts);
    index_groups_free(&groups);
    return there ? there : 1;
}

static void take_own(struct layered *all, size_t count, size_t independent,
                     const struct run_pairs *pairs)
{
    struct seen seen = seen_new(count, pairs);
    struct noise *noises;
    size_t i;

    for (i = 0; i < count; i++)
        if (see(&seen, i, &all[i].values, all[i].logs ? step_share(&all[i]) : all[i].step))
            seen.scatters[seen.count - 1].alone = !all[i].logs;
    noises = noises_of(&seen, independent);
    for (i = 0; i < seen.count; i++) {
        struct layered *of = &all[seen.of[i]];
        struct noise *own = pairs ? &of->in_turns : &of->own;
        double unit = of->logs ? of->price : 1;

        *own = noises[i];
        own->boots *= unit;
        own->between *= unit;
    }
    free(noises);
    seen_free(&seen);
}

void layers_take(struct floors *floors, struct layered *all, size_t count, size_t runs,
                 const struct run_pairs *pairs)
{
    size_t independent, i;

    for (i = 0; i < count; i++) {
        all[i].logs = all_above_nothing(&all[i].values);
        all[i].whole &= all[i].logs;
        if (all[i].logs)
            take_logs(&all[i].values);
    }
    take_common(floors, all, count, runs, pairs);
    independent = take_families(floors, all, count, runs, pairs);
    take_own(all, count, independent, NULL);
    if (pairs)
        take_own(all, count, independent, pairs);
}
