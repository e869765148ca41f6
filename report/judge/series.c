/* SPDX-License-Identifier: MIT */
/* The series beside the measures: see series.h. */
#include "report/judge/series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/boots.h"
#include "report/record/record.h"
#include "report/stats/line.h"
#include "report/system/memory.h"

/* How far a series may lie off the line of its neighbours, as a share of it and in instructions. */
#define BENT_SHARE 0.01
#define BENT_UNITS 8.0

/* Two sides of a case, path by path. */
struct pairing {
    const struct run *base, *new;
    const struct run_case *a, *b;
    struct plan of_a, of_b;
    bool exact; /* insns */
    char *why;
    size_t size;
};

static bool say(const struct pairing *p, enum path path, bool fill, unsigned n, const char *what)
{
    snprintf(p->why, p->size, "%s%s n=%u %s", path_name(path), fill ? " fill" : "", n, what);
    return true;
}

static bool in_batches(const struct plan *plan, unsigned n)
{
    size_t i;

    for (i = 0; i < plan->batch_count; i++)
        if (plan->batches[i] == n)
            return true;
    return false;
}

/* A series that both plans promise.  How many calls a sample has in cycles depends on the clock. */
static bool is_ordinary(const struct pairing *p, enum path path, unsigned n)
{
    if (path == PATH_SINGLE || path == PATH_TRAP)
        return n == 1 || (p->exact && n == 2);
    return in_batches(&p->of_a, n) && in_batches(&p->of_b, n);
}

static bool has(const struct run_case *c, enum path path, const struct series *s)
{
    return case_first_alike(c, path, s->fill, s->n) != NULL;
}

/* The series of its first boot are those of all: each boot is held against the plan. */
static bool lacks_any(const struct pairing *p, const struct run_case *of, const struct run_case *in,
                      const char *what)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < of->paths[path].count; i++) {
            const struct series *s = &of->paths[path].at[i];

            if (s->boot == of->paths[path].at[0].boot && is_ordinary(p, (enum path)path, s->n) &&
                !has(in, (enum path)path, s))
                return say(p, (enum path)path, s->fill, s->n, what);
        }
    return false;
}

static double allowed(double cost)
{
    return fmax(BENT_SHARE * fabs(cost), BENT_UNITS);
}

/* ---- what is no price, in insns ---- */

/* What one side has of a series over its boots. */
struct side {
    bool have, clear;
    double low, high; /* its modes */
    uint64_t print;   /* of all samples: two that are equal say the same, clear or not */
};

static uint64_t mix(uint64_t print, uint64_t value)
{
    return (print ^ value) * 0x100000001b3u;
}

/* What Xen's own tick adds to a few of a long batch is less than what a change may be. */
static bool lies_close(const struct series *s, double mode)
{
    size_t i;

    if (2 * series_outliers(s) >= series_samples(s))
        return false;
    for (i = 0; i < s->count; i++)
        if (fabs((double)s->pairs[i].value - mode) > allowed(mode))
            return false;
    return true;
}

static struct side side_of(const struct run_case *c, enum path path, const struct series *like)
{
    struct side side = {.clear = true};
    const struct series *s;
    uint64_t mode, held;
    size_t i;

    for (s = case_first_alike(c, path, like->fill, like->n); s; s = case_next_alike(c, path, s)) {
        if (!series_mode(s, &mode, &held))
            continue;
        side.low = side.have ? fmin(side.low, (double)mode) : (double)mode;
        side.high = side.have ? fmax(side.high, (double)mode) : (double)mode;
        side.have = true;
        side.clear = side.clear && (series_clear(s) || lies_close(s, (double)mode));
        for (i = 0; i < s->count; i++)
            side.print = mix(mix(side.print, s->pairs[i].value), s->pairs[i].count);
    }
    return side;
}

static bool is_no_price(const struct pairing *p, enum path path, const struct series *s)
{
    struct side a = side_of(p->a, path, s), b = side_of(p->b, path, s);

    if (!a.have || !b.have || a.print == b.print)
        return false;
    if (!a.clear || !b.clear)
        return say(p, path, s->fill, s->n,
                   b.clear ? "has no clear mode in the base" : "has no clear mode now");
    if (fmax(a.high - a.low, b.high - b.low) > allowed(a.low))
        return say(p, path, s->fill, s->n, "differs between boots of one side");
    return false;
}

/* The measures show three series of a case; this is for the ones beside them. */
static bool any_no_price(const struct pairing *p)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < p->a->paths[path].count; i++) {
            const struct series *s = &p->a->paths[path].at[i];

            if (s->boot == p->a->paths[path].at[0].boot && is_ordinary(p, (enum path)path, s->n) &&
                is_no_price(p, (enum path)path, s))
                return true;
        }
    return false;
}

/* ---- what moved otherwise, in insns ---- */

struct moves {
    double n[PLAN_BATCHES_MAX], cost[PLAN_BATCHES_MAX], change[PLAN_BATCHES_MAX];
    size_t count;
};

static void add_move(const struct pairing *p, enum path path, bool fill, unsigned n,
                     struct moves *moves)
{
    double before, now;

    if (moves->count == PLAN_BATCHES_MAX ||
        !price_series(p->base, p->a, path, fill, n, &before, NULL) ||
        !price_series(p->new, p->b, path, fill, n, &now, NULL))
        return;
    moves->n[moves->count] = n;
    moves->cost[moves->count] = before;
    moves->change[moves->count++] = now - before;
}

/* Two calls take twice what one takes more. */
static bool is_uneven(const struct pairing *p, enum path path)
{
    struct moves moves = {.count = 0};

    add_move(p, path, false, 1, &moves);
    add_move(p, path, false, 2, &moves);
    if (moves.count < 2 || fabs(moves.change[1] - 2 * moves.change[0]) <= allowed(moves.cost[1]))
        return false;
    return say(p, path, false, 2, "moved, and one call alone did not move by half of that");
}

/* A batch takes more by a + b n, whatever changed in the multicall and in the call. */
static bool is_bent(const struct pairing *p, enum path path, bool fill)
{
    struct moves moves = {.count = 0};
    double a, b, off;
    size_t i, worst = 0;

    for (i = 0; i < p->of_a.batch_count; i++)
        if (is_ordinary(p, path, p->of_a.batches[i]))
            add_move(p, path, fill, p->of_a.batches[i], &moves);
    if (moves.count < 3 || !stats_line(moves.n, moves.change, moves.count, &a, &b))
        return false;
    for (off = 0, i = 0; i < moves.count; i++) {
        double by = fabs(moves.change[i] - a - b * moves.n[i]) / allowed(moves.cost[i]);

        if (by > off) {
            off = by;
            worst = i;
        }
    }
    return off > 1 && say(p, path, fill, (unsigned)moves.n[worst],
                          "moved otherwise than the batches beside it");
}

static bool any_uneven(const struct pairing *p)
{
    return is_uneven(p, PATH_SINGLE) || is_uneven(p, PATH_TRAP);
}

/* What one entry of the path's largest batch costs more than it did. */
static double entry_change(const struct pairing *p, enum path path)
{
    struct moves moves = {.count = 0};
    size_t i;

    for (i = p->of_a.batch_count; i > 0 && !moves.count; i--)
        if (is_ordinary(p, path, p->of_a.batches[i - 1]))
            add_move(p, path, false, p->of_a.batches[i - 1], &moves);
    return moves.count ? moves.change[0] / moves.n[0] : 0;
}

/* Where batches are split no line says what a batch takes more: no more than its entries, or a
 * call. */
static bool moved_alone(const struct pairing *p, enum path path, bool fill)
{
    double entry = entry_change(p, path), low, high;
    struct moves moves = {.count = 0};
    size_t i;

    add_move(p, case_alone(p->a), false, 1, &moves);
    low = fmin(0, fmin(entry, moves.count ? moves.change[0] : 0));
    high = fmax(0, fmax(entry, moves.count ? moves.change[0] : 0));
    for (i = 0, moves.count = 0; i < p->of_a.batch_count; i++)
        if (is_ordinary(p, path, p->of_a.batches[i]))
            add_move(p, path, fill, p->of_a.batches[i], &moves);
    for (i = 0; i < moves.count; i++)
        if (moves.change[i] < low * moves.n[i] - allowed(moves.cost[i]) ||
            moves.change[i] > high * moves.n[i] + allowed(moves.cost[i]))
            return say(p, path, fill, (unsigned)moves.n[i], "moved, and what is judged did not");
    return false;
}

static bool any_alone(const struct pairing *p)
{
    return moved_alone(p, PATH_MULTI, false) || moved_alone(p, PATH_MULTI, true) ||
           moved_alone(p, PATH_ARRAY, false) || moved_alone(p, PATH_ARRAY, true);
}

static bool any_bent(const struct pairing *p)
{
    return is_bent(p, PATH_MULTI, false) || is_bent(p, PATH_MULTI, true) ||
           is_bent(p, PATH_ARRAY, false) || is_bent(p, PATH_ARRAY, true);
}

static struct pairing pairing_of(const struct judgement *judgement, const struct run_case *base,
                                 const struct run_case *new, char *why, size_t size)
{
    const struct run *a = judgement->base, *b = judgement->new;

    return (struct pairing){
        .base = a,
        .new = b,
        .a = base,
        .b = new,
        .of_a = a->boot_count ? plan_of(&a->boots[0]) : (struct plan){0},
        .of_b = b->boot_count ? plan_of(&b->boots[0]) : (struct plan){0},
        .exact = run_unit(a) == UNIT_INSNS,
        .why = why,
        .size = size,
    };
}

/* Where Xen splits a batch at every entry it has no line. */
static bool has_line(const struct run_case *c)
{
    return !case_has_flag(c->name, CASE_SPLITS);
}

bool judge_series(const struct judgement *judgement, const struct judged *judged, char *why,
                  size_t size)
{
    struct pairing p = pairing_of(judgement, judged->base, judged->new, why, size);

    return lacks_any(&p, p.a, p.b, "is missing in the new run") ||
           lacks_any(&p, p.b, p.a, "is missing in the base") ||
           (p.exact && (any_no_price(&p) || any_uneven(&p) ||
                        (has_line(judged->base) ? any_bent(&p) : any_alone(&p))));
}

/* ---- controls ---- */

static bool raw_level(const struct run *run, const struct run_case *c, enum path path,
                      const struct series *like, double *level)
{
    size_t most = price_boots_most(c, path, like->fill, like->n), count = 0;
    double *levels = memory_new((most + 1) * sizeof(*levels));
    const struct series *s = case_first_alike(c, path, like->fill, like->n);

    for (; s; s = case_next_alike(c, path, s))
        count += series_level(run_unit(run), s, &levels[count]);
    if (count)
        *level = stats_median(levels, count);
    free(levels);
    return count > 0;
}

bool judge_control(const struct judgement *judgement, const struct run_case *base,
                   const struct run_case *new, char *why, size_t size)
{
    struct pairing p = pairing_of(judgement, base, new, why, size);
    const char *of_a = run_begin_field(p.base, "build"), *of_b = run_begin_field(p.new, "build");
    double before, now;
    size_t path, i;

    if (p.exact && any_no_price(&p))
        return true;
    if (!p.exact || !of_a || !of_b || strcmp(of_a, of_b) != 0)
        return false;
    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < base->paths[path].count; i++) {
            const struct series *s = &base->paths[path].at[i];

            if (case_first_alike(base, (enum path)path, s->fill, s->n) == s &&
                s->boot == base->paths[path].at[0].boot && is_ordinary(&p, (enum path)path, s->n) &&
                raw_level(p.base, base, (enum path)path, s, &before) &&
                raw_level(p.new, new, (enum path)path, s, &now) && fabs(now - before) > LIMIT_UNITS)
                return say(&p, (enum path)path, s->fill, s->n, "is not what it was, in one image");
        }
    return lacks_any(&p, base, new, "is missing in the new run") ||
           lacks_any(&p, new, base, "is missing in the base");
}
