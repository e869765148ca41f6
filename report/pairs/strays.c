/* SPDX-License-Identifier: MIT */
/* See strays.h. */
#include "report/pairs/strays.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/words.h"
#include "report/record/record.h"

/* What is far off the mode: half of it and a few instructions more. */
#define FAR_SHARE 0.5
#define FAR_UNITS 16.0

/* How many of a series, and of a case in one boot, prove nothing. */
#define OF_SERIES 1
#define OF_CASE   3

/* No interrupt of Xen takes as many instructions. */
#define INTERRUPT_MOST 50000.0

/* Xen's tick (xen/common/sched/credit.c, CSCHED_DEFAULT_TSLICE_MS / CSCHED_TICKS_PER_TSLICE). */
#define TICK_NS 10e6

/* What is far off in some series of a boot. */
struct strays {
    uint64_t count;
    double regions; /* instructions of all their timed regions */
};

static uint64_t count_far(const struct series *s, enum rep rep)
{
    uint64_t mode, held, far = 0;
    size_t i;

    /* One without a clear mode is in doubt for that. */
    if (!series_clear(s) || !series_mode(s, &mode, &held))
        return 0;
    for (i = 0; i < s->count; i++)
        if ((double)s->pairs[i].value - (double)mode >
            FAR_SHARE * ((double)mode - pairing_left_out(rep, s)) + FAR_UNITS)
            far += s->pairs[i].count;
    return far;
}

/* How far the largest sample lies above the mode. */
static double largest(const struct series *s)
{
    uint64_t mode, held;
    double most = 0;
    size_t i;

    if (!series_clear(s) || !series_mode(s, &mode, &held))
        return 0;
    for (i = 0; i < s->count; i++)
        most = fmax(most, (double)s->pairs[i].value - (double)mode);
    return most;
}

static double regions_of(const struct series *s)
{
    double sum = 0;
    size_t i;

    for (i = 0; i < s->count; i++)
        sum += (double)s->pairs[i].value * (double)s->pairs[i].count;
    return sum;
}

/* How many ticks come within so many instructions, each of 2^shift ns. */
static double ticks_within(const struct run *run, double instructions)
{
    const char *shift = run_plan_field(run, "shift");

    return floor(ldexp(instructions, shift ? (int)(strtoul(shift, NULL, 10) & 15) : 0) / TICK_NS);
}

/* ---- one series ---- */

/* What the base has, found when it is first asked for: it may have a thousand boots. */
struct in_base {
    bool has_largest, has_most;
    double largest; /* of all series */
    uint64_t most;  /* far off in one of the series that are asked about */
};

static uint64_t most_in_base(const struct pairing *p, enum path path, const struct series *like)
{
    const struct series *s;
    uint64_t most = 0;

    for (s = case_first_alike(p->a, path, like->fill, like->n); s;
         s = case_next_alike(p->a, path, s))
        most = count_far(s, p->rep) > most ? count_far(s, p->rep) : most;
    return most;
}

static double largest_in_base(const struct pairing *p)
{
    double most = 0;
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < p->a->paths[path].count; i++)
            most = fmax(most, largest(&p->a->paths[path].at[i]));
    return most;
}

static bool over_largest(const struct pairing *p, double value, struct in_base *base)
{
    if (!base->has_largest)
        base->largest = largest_in_base(p);
    base->has_largest = true;
    return value > 2 * base->largest;
}

static bool over_most(const struct pairing *p, enum path path, const struct series *s, uint64_t far,
                      struct in_base *base)
{
    if (!base->has_most)
        base->most = most_in_base(p, path, s);
    base->has_most = true;
    return far > base->most;
}

static bool has_strays(const struct pairing *p, enum path path, const struct series *s,
                       struct in_base *base)
{
    uint64_t far = count_far(s, p->rep);
    char what[128];

    if (largest(s) > INTERRUPT_MOST && over_largest(p, largest(s), base)) {
        snprintf(what, sizeof(what),
                 "has a sample of %.0f more than the others, which no interrupt takes", largest(s));
        return pairing_say(p, path, s->fill, s->n, what);
    }
    if ((double)far <= OF_SERIES + ticks_within(p->new, regions_of(s)) ||
        !over_most(p, path, s, far, base))
        return false;
    snprintf(what, sizeof(what), "has %llu samples of more than half again the others",
             (unsigned long long)far);
    return pairing_say(p, path, s->fill, s->n, what);
}

/* One series of all boots. */
static bool any_has_strays(const struct pairing *p, enum path path, const struct series *first,
                           struct in_base *base)
{
    const struct series *s;

    base->has_most = false;
    for (s = first; s; s = case_next_alike(p->b, path, s))
        if (has_strays(p, path, s, base))
            return true;
    return false;
}

/* ---- all series of a boot ---- */

/* Where the series of the next boot begin, on each path. */
struct boot_walk {
    size_t at[PATH_COUNT];
};

static struct strays strays_of_boot(const struct run_case *c, unsigned boot, enum rep rep,
                                    struct boot_walk *walk)
{
    struct strays strays = {0};
    size_t path;

    for (path = 0; path < PATH_COUNT; path++) {
        const struct series_list *list = &c->paths[path];

        for (; walk->at[path] < list->count && list->at[walk->at[path]].boot <= boot;
             walk->at[path]++) {
            strays.count += count_far(&list->at[walk->at[path]], rep);
            strays.regions += regions_of(&list->at[walk->at[path]]);
        }
    }
    return strays;
}

static uint64_t most_of_base(const struct pairing *p)
{
    struct boot_walk walk = {{0}};
    uint64_t most = 0;
    unsigned boot;

    for (boot = 1; boot <= p->base->boot_count; boot++) {
        uint64_t count = strays_of_boot(p->a, boot, p->rep, &walk).count;

        most = count > most ? count : most;
    }
    return most;
}

static bool case_has_strays(const struct pairing *p)
{
    struct boot_walk walk = {{0}};
    uint64_t most = most_of_base(p);
    unsigned boot;

    for (boot = 1; boot <= p->new->boot_count; boot++) {
        struct strays now = strays_of_boot(p->b, boot, p->rep, &walk);

        if ((double)now.count <= OF_CASE + ticks_within(p->new, now.regions) ||
            now.count <= 2 * most)
            continue;
        snprintf(p->why, p->size, "%llu of its samples took more than half again the others",
                 (unsigned long long)now.count);
        return true;
    }
    return false;
}

bool strays_grew(const struct pairing *p)
{
    struct in_base base = {0};
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < p->b->paths[path].count; i++) {
            const struct series *s = &p->b->paths[path].at[i];

            if (case_first_alike(p->b, (enum path)path, s->fill, s->n) == s &&
                any_has_strays(p, (enum path)path, s, &base))
                return true;
        }
    return case_has_strays(p);
}
