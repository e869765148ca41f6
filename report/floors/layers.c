/* SPDX-License-Identifier: MIT */
/* See layers.h. */
#include "report/floors/layers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
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

static bool scatter_of_mean(const struct mean *mean, struct scatter *scatter)
{
    double step = mean->count ? sqrt(mean->steps) / (double)mean->count : 0;

    return mean->count && scatter_of(&mean->values, step, scatter);
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

static void take_common(struct floors *floors, struct layered *all, size_t count, size_t runs)
{
    size_t *next = memory_new((count + 1) * sizeof(*next)), i;
    struct scatter scatter;
    struct mean common;

    for (i = 0; i < count; i++)
        next[i] = i + 1 < count ? i + 1 : INDEX_NONE;
    common = mean_of(all, next, count ? 0 : INDEX_NONE, runs);
    floors->common = (struct noise){.freedom = (double)runs - 1};
    if (scatter_of_mean(&common, &scatter))
        scatter_noise(&scatter, 1, 1, &floors->common);
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

/* Returns how many families there are, of measures that have every boot or not: 1 at least. */
static size_t take_families(struct floors *floors, const struct layered *all, size_t count,
                            size_t runs)
{
    struct index_groups groups = index_group(&families, all, count);
    struct scatter *scatters = memory_new((count + 1) * sizeof(*scatters));
    struct noise *noises = memory_new((count + 1) * sizeof(*noises));
    size_t i, have = 0, there = 0;

    for (i = 0; i < count; i++) {
        struct mean mean;

        if (!groups.first[i])
            continue;
        there++;
        mean = mean_of(all, groups.next, i, runs);
        if (scatter_of_mean(&mean, &scatters[have])) {
            add_family(floors, all[i].name);
            have++;
        }
        replicates_free(&mean.values);
    }
    scatter_noise(scatters, have, have, noises);
    for (i = 0; i < have; i++)
        floors->families[i].own = noises[i];
    free(noises);
    free(scatters);
    index_groups_free(&groups);
    return there ? there : 1;
}

static void take_own(struct layered *all, size_t count, size_t independent)
{
    struct scatter *scatters = memory_new((count + 1) * sizeof(*scatters));
    struct noise *noises = memory_new((count + 1) * sizeof(*noises));
    size_t i;

    for (i = 0; i < count; i++) {
        scatter_of(&all[i].values, all[i].logs ? step_share(&all[i]) : all[i].step, &scatters[i]);
        scatters[i].alone = !all[i].logs;
    }
    scatter_noise(scatters, count, independent, noises);
    for (i = 0; i < count; i++) {
        double unit = scatters[i].alone ? 1 : all[i].price;

        all[i].own = noises[i];
        all[i].own.boots *= unit;
        all[i].own.between *= unit;
    }
    free(noises);
    free(scatters);
}

void layers_take(struct floors *floors, struct layered *all, size_t count, size_t runs)
{
    size_t i;

    for (i = 0; i < count; i++) {
        all[i].logs = all_above_nothing(&all[i].values);
        all[i].whole &= all[i].logs;
        if (all[i].logs)
            take_logs(&all[i].values);
    }
    take_common(floors, all, count, runs);
    take_own(all, count, take_families(floors, all, count, runs));
}
