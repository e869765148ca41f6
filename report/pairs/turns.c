/* SPDX-License-Identifier: MIT */
/* See turns.h. */
#include "report/pairs/turns.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/memory.h"

/* A turn is a whole number from 1 to this. */
#define TURNS_MOST (2 * RUN_BOOTS_MAX)

/* The middles of sides in turns lie no further apart than one part in so many of all turns. */
#define APART_PARTS 4

static bool same_series(const struct run *base, const struct run *new)
{
    const char *of_base = run_fact(base, RUN_TURNS), *of_new = run_fact(new, RUN_TURNS);

    return of_base && of_new && !strcmp(of_base, of_new);
}

/* False: it says none. */
static bool turn_of(const struct run_boot *boot, double *turn)
{
    const char *text = facts_get(&boot->facts, RUN_TURN);
    unsigned long number;
    char *end;

    if (!text || *text < '1' || *text > '9')
        return false;
    number = strtoul(text, &end, 10);
    *turn = (double)number;
    return !*end && number <= TURNS_MOST;
}

static double *turns_of(const struct run *run)
{
    double *turns = memory_new((run->boot_count + 1) * sizeof(*turns));
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        if (!turn_of(&run->boots[i], &turns[i])) {
            free(turns);
            return NULL;
        }
    return turns;
}

/* Sorted, no two are the same. */
static bool all_differ(const struct pair_turns *turns, size_t base, size_t new)
{
    double *all = memory_new((base + new + 1) * sizeof(*all));
    bool differ = true;
    size_t i;

    memcpy(all, turns->base, base * sizeof(*all));
    memcpy(all + base, turns->new, new * sizeof(*all));
    gsl_sort(all, 1, base + new);
    for (i = 1; i < base + new; i++)
        differ = differ && all[i] != all[i - 1];
    free(all);
    return differ;
}

static bool alternate(const struct pair_turns *turns, size_t base, size_t new)
{
    double apart = gsl_stats_mean(turns->new, 1, new) - gsl_stats_mean(turns->base, 1, base);

    return fabs(apart) * APART_PARTS < (double)(base + new);
}

void pair_turns_take(struct pair_turns *turns, const struct run *base, const struct run *new)
{
    *turns = (struct pair_turns){0};
    if (!same_series(base, new) || !base->boot_count || !new->boot_count)
        return;
    turns->base = turns_of(base);
    turns->new = turns_of(new);
    if (!turns->base || !turns->new || !all_differ(turns, base->boot_count, new->boot_count) ||
        !alternate(turns, base->boot_count, new->boot_count))
        pair_turns_free(turns);
}

void pair_turns_free(struct pair_turns *turns)
{
    free(turns->base);
    free(turns->new);
    *turns = (struct pair_turns){0};
}
