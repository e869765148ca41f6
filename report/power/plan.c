/* SPDX-License-Identifier: MIT */
/* See plan.h. */
#include "report/power/plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/judge/decide.h"
#include "report/judge/limits.h"
#include "report/system/exit.h"
#include "report/system/memory.h"

/* Rows of one kind, of which some are shown. */
struct kind {
    const char *name;
    struct plan_row *rows;
    size_t count;
};

static bool wanted(const struct boots_plan *plan, const char *name)
{
    return case_globs_ask(&plan->order.cases, name);
}

/* How many measures of a family are judged; NULL: of all of them. */
static size_t count_measures(const struct floors *floors, const struct boots_plan *plan,
                             const char *family)
{
    size_t len = family ? strlen(family) : 0, count = 0, i, k;

    for (i = 0; i < floors->count; i++) {
        const struct case_noise *of = &floors->at[i];

        if (!wanted(plan, of->name) ||
            (family && (strncmp(of->name, family, len) != 0 || of->name[len] != '/')))
            continue;
        for (k = 0; k < MEASURE_COUNT; k++)
            count += of->at[k].have;
    }
    return count;
}

/* Families that have so many measures or more. */
static size_t count_families(const struct floors *floors, const struct boots_plan *plan,
                             size_t least)
{
    size_t count = 0, i;

    for (i = 0; i < floors->family_count; i++)
        count += count_measures(floors, plan, floors->families[i].name) >= least;
    return count;
}

/* The list is a pool of its own where it is not one family. */
static size_t count_pools(const struct boots_plan *plan)
{
    return plan->families + (plan->families > 1);
}

static double level_of_pool(const struct boots_plan *plan)
{
    return plan->order.alpha * DECIDE_POOLS_SHARE / (double)count_pools(plan);
}

static double level_of_measure(const struct boots_plan *plan)
{
    double share = count_pools(plan) ? 1 - DECIDE_POOLS_SHARE : 1;

    return plan->order.alpha * share / (double)plan->measures;
}

static void add_row(struct kind *kind, const struct boots_plan *plan, const struct sought *sought,
                    const char *name, enum measure measure)
{
    struct plan_row row = {.kind = kind->name, .name = name, .measure = measure};

    row.boots = power_boots(sought, plan->order.power, &row.bar);
    row.spread = sought_spread(sought);
    row.between = sought_between(sought);
    row.floor = sought_floor(sought, row.boots ? row.boots : POWER_BOOTS_MOST);
    kind->rows = memory_grow(kind->rows, kind->count, sizeof(*kind->rows));
    kind->rows[kind->count++] = row;
}

static struct noise common_in(const struct boots_plan *plan, const struct floors *floors)
{
    return *noise_in(plan->in_turns, &floors->common, &floors->common_in_turns);
}

/* Its noise, which is in the unit, as shares of its price. */
static struct noise as_share(const struct boots_plan *plan, const struct measure_noise *of)
{
    struct noise noise = *noise_in(plan->in_turns, &of->own, &of->own_in_turns);

    noise.boots /= of->price;
    noise.between /= of->price;
    return noise;
}

/* A price at or below nothing has no shares, and one that is next to nothing no finite ones. */
static bool has_shares(const struct measure_noise *of)
{
    double most = fmax(of->quantum, fmax(of->own.boots, of->own.between));

    return of->have && of->price > 0 && isfinite(most / of->price);
}

static void add_measures(struct kind *kind, const struct floors *floors,
                         const struct boots_plan *plan)
{
    size_t i, k;

    for (i = 0; i < floors->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++) {
            const struct measure_noise *of = &floors->at[i].at[k];
            struct sought sought = {.effect = plan->order.effect,
                                    .shared = common_in(plan, floors),
                                    .among = plan->measures,
                                    .alpha = plan->order.alpha,
                                    .level = level_of_measure(plan)};

            if (!has_shares(of) || !wanted(plan, floors->at[i].name))
                continue;
            sought.own = as_share(plan, of);
            sought.least = fmax(LIMIT_CYCLES_SHARE, of->quantum / of->price);
            add_row(kind, plan, &sought, floors->at[i].name, (enum measure)k);
        }
}

static void add_families(struct kind *kind, const struct floors *floors,
                         const struct boots_plan *plan)
{
    size_t i;

    for (i = 0; i < floors->family_count; i++) {
        struct sought sought = {.effect = plan->order.effect,
                                .own = *noise_in(plan->in_turns, &floors->families[i].own,
                                                 &floors->families[i].own_in_turns),
                                .shared = common_in(plan, floors),
                                .least = LIMIT_CYCLES_SHARE,
                                .among = count_families(floors, plan, 1),
                                .alpha = plan->order.alpha,
                                .level = level_of_pool(plan)};

        if (count_measures(floors, plan, floors->families[i].name) > 1)
            add_row(kind, plan, &sought, floors->families[i].name, MEASURE_CALL);
    }
}

static void add_list(struct kind *kind, const struct floors *floors, const struct boots_plan *plan)
{
    struct sought sought = {.effect = plan->order.effect,
                            .own = {.freedom = 1},
                            .shared = common_in(plan, floors),
                            .least = LIMIT_CYCLES_SHARE,
                            .among = 1,
                            .alpha = plan->order.alpha,
                            .level = level_of_pool(plan)};

    add_row(kind, plan, &sought, NULL, MEASURE_CALL);
}

/* The more boots the later, and none last; then by name, so that the order is always the same. */
static int more_boots(const void *one, const void *other)
{
    const struct plan_row *a = one, *b = other;
    size_t of_a = a->boots ? a->boots : SIZE_MAX, of_b = b->boots ? b->boots : SIZE_MAX;

    if (of_a != of_b)
        return of_a < of_b ? -1 : 1;
    if (a->floor != b->floor)
        return a->floor < b->floor ? -1 : 1;
    return a->name ? strcmp(a->name, b->name) : 0;
}

/* The one that as many need no more than as these parts of them say. */
static void show_parts(struct boots_plan *plan, struct kind *kind, const double *parts,
                       size_t count)
{
    size_t i, last = SIZE_MAX;

    if (kind->count)
        qsort(kind->rows, kind->count, sizeof(*kind->rows), more_boots);
    for (i = 0; i < count && kind->count; i++) {
        size_t at = (size_t)ceil(parts[i] * (double)kind->count) - 1;

        if (at == last)
            continue;
        last = at;
        plan->rows[plan->count] = kind->rows[at];
        plan->rows[plan->count++].part = parts[i];
    }
    free(kind->rows);
}

bool boots_plan_make(const struct floors *floors, const struct plan_order *order,
                     struct boots_plan *plan)
{
    static const double of_measures[] = {0.5, 0.9, 1}, of_families[] = {0.5, 1}, of_list[] = {1};
    struct kind measures = {.name = "measure"}, families = {.name = "family"};
    struct kind list = {.name = "list"};

    *plan = (struct boots_plan){.order = *order,
                                .runs = floors->runs,
                                .boots = floors->boots,
                                .pairs = floors->pairs,
                                .in_turns = floors->pairs > 0 && !order->apart};
    plan->measures = count_measures(floors, plan, NULL);
    plan->families = count_families(floors, plan, 2);
    if (!plan->measures)
        return false;
    add_measures(&measures, floors, plan);
    add_families(&families, floors, plan);
    if (plan->families > 1 && !*order->cases.text)
        add_list(&list, floors, plan);
    show_parts(plan, &measures, of_measures, 3);
    show_parts(plan, &families, of_families, 2);
    show_parts(plan, &list, of_list, 1);
    return true;
}

int boots_plan_status(const struct boots_plan *plan)
{
    return plan->count && plan->rows[0].boots ? EXIT_GOOD : EXIT_INCONCLUSIVE;
}
