/* SPDX-License-Identifier: MIT */
/* Batch curves: see curve.h. */
#include "report/format/notes.h"
#include "report/prices/curve.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/boots.h"
#include "report/prices/clock.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/stats/boot_lines.h"
#include "report/stats/line.h"
#include "report/stats/spread.h"
#include "report/system/memory.h"

/* In insns a point that lies this far off its line, by share and by count, was split. */
#define OFF_SHARE 0.02
#define OFF_COUNT 8.0

/*
 * In cycles caches and branch predictors bend it, too, by a few in a hundred, and one batch of one
 * boot lies far off now and then.  So all of the interval over the boots has to lie so far off; and
 * further, where the boots are too few for one.
 */
#define OFF_SHARE_CYCLES 0.10
#define OFF_SHARE_FEW    0.20

static void insert_point(struct curve *curve, const struct curve_point *point)
{
    size_t i;

    for (i = curve->count++; i > 0 && curve->at[i - 1].n > point->n; i--)
        curve->at[i] = curve->at[i - 1];
    curve->at[i] = *point;
}

static bool is_of_plan(const struct curve *curve, unsigned n)
{
    return n <= curve->ordinary || !curve->ordinary;
}

/* What is known of a curve's line. */
struct fit {
    const struct run *run;
    struct curve *curve;
    bool cycles;
    struct boot_point *points; /* in cycles, of all boots */
    size_t count;
};

static void fit_points(struct curve *curve)
{
    double x[CURVE_MAX] = {0}, y[CURVE_MAX] = {0};
    size_t i;

    for (i = 0; i < curve->count && is_of_plan(curve, curve->at[i].n); i++) {
        x[i] = curve->at[i].n;
        y[i] = curve->at[i].cost;
    }
    curve->fitted = stats_line(x, y, i, &curve->a, &curve->b);
}

static double clock_tolerance(const struct run *run)
{
    const struct run_case *twin = run_find_case(run, CASE_TWIN);

    return twin && twin->paths[PATH_SINGLE].count
               ? cycles_tolerance(run, &twin->paths[PATH_SINGLE].at[0])
               : OFF_COUNT;
}

/* The nearest to the line that the spread of a batch comes; 0 where the line is within it. */
static double nearest(const struct boots_spread *spread)
{
    return fmax(fmax(spread->low, -spread->high), 0);
}

/* Whether a batch in cycles lies off over the boots, and by how much. */
static bool is_off_cycles(const struct fit *fit, unsigned n, double on_line, double *off)
{
    struct boots_spread spread;
    double share;

    if (!boot_lines_off(fit->points, fit->count, n, off, &spread))
        return false;
    share = spread_sure(&spread) ? OFF_SHARE_CYCLES : OFF_SHARE_FEW;
    return nearest(&spread) > fmax(share * fabs(on_line), clock_tolerance(fit->run));
}

static bool is_off(const struct fit *fit, const struct curve_point *point, double *off)
{
    double on_line = fit->curve->a + fit->curve->b * point->n;

    if (fit->cycles)
        return is_off_cycles(fit, point->n, on_line, off);
    *off = point->cost - on_line;
    return fabs(*off) > fmax(OFF_SHARE * fabs(on_line), OFF_COUNT);
}

/* One note a curve says of all points that lie off by how much; false: none of the plan does. */
static bool is_bent(const struct fit *fit, const char *path, const char *name, struct notes *notes)
{
    const struct curve *curve = fit->curve;
    char points[256] = "";
    bool bent = false;
    size_t i;

    for (i = 0; curve->fitted && i < curve->count; i++) {
        size_t len = strlen(points);
        double off;

        if (!is_off(fit, &curve->at[i], &off))
            continue;
        bent = bent || is_of_plan(curve, curve->at[i].n);
        if (len < sizeof(points))
            snprintf(points + len, sizeof(points) - len, "%s n=%u by %+.0f", len ? "," : "",
                     curve->at[i].n, off);
    }
    if (*points)
        note_say(notes, NOTE_OFF_LINE, name,
                 "%s is off the line %.1f %+.1f n:%s: split, preempted%s", path, curve->a, curve->b,
                 points, bent ? " or no line, and so there is no a, b or even" : "");
    return bent;
}

static void take_points(const struct run_case *c, enum path path, bool fill, struct fit *fit)
{
    const struct curve *curve = fit->curve;
    const struct series *s;
    size_t i, most = 0;
    double cost;

    for (i = 0; i < curve->count; i++)
        most += price_boots_most(c, path, fill, curve->at[i].n);
    fit->points = memory_new((most + 1) * sizeof(*fit->points));
    for (i = 0; i < curve->count; i++)
        for (s = case_first_alike(c, path, fill, curve->at[i].n); s;
             s = case_next_alike(c, path, s))
            if (series_cost(fit->run, c, s, path, REP_EACH, &cost))
                fit->points[fit->count++] = (struct boot_point){
                    .boot = s->boot, .x = s->n, .y = cost, .beyond = !is_of_plan(curve, s->n)};
}

static void fit_boots(const struct run_case *c, enum path path, bool fill, struct fit *fit)
{
    struct curve *curve = fit->curve;
    struct boot_lines lines;

    take_points(c, path, fill, fit);
    curve->fitted = boot_lines_fit(fit->points, fit->count, &lines);
    if (!curve->fitted)
        return;
    curve->a = lines.a;
    curve->b = lines.b;
    curve->a_spread = lines.a_spread;
    curve->b_spread = lines.b_spread;
}

static void fit_curve(const struct run *run, const struct run_case *c, enum path path, bool fill,
                      struct curve *curve, struct notes *notes)
{
    struct fit fit = {.run = run, .curve = curve, .cycles = run_unit(run) == UNIT_CYCLES};
    char what[32];

    if (fit.cycles)
        fit_boots(c, path, fill, &fit);
    else
        fit_points(curve);
    snprintf(what, sizeof(what), "%s%s", path_name(path), fill ? " fill" : "");
    curve->fitted = !is_bent(&fit, what, c->name, notes) && curve->fitted;
    free(fit.points);
}

static void take_point(const struct run *run, const struct run_case *c, enum path path,
                       const struct series *s, struct curve *curve, struct notes *notes)
{
    struct curve_point point = {.n = s->n};

    if (!price_and_spread(run, c, path, s->fill, s->n, &point.cost, &point.spread, notes))
        return;
    point.has_once = price_series(run, c, path, s->fill, s->n, REP_ONCE, &point.once, NULL);
    insert_point(curve, &point);
}

void curve_take(const struct run *run, const struct run_case *c, enum path path, bool fill,
                struct curve *curve, struct notes *notes)
{
    const struct series_list *list = &c->paths[path];
    size_t i;

    for (i = 0; i < list->count; i++) {
        const struct series *s = &list->at[i];

        if (s->fill == fill && s->n && curve->count < CURVE_MAX &&
            case_first_alike(c, path, fill, s->n) == s)
            take_point(run, c, path, s, curve, notes);
    }
    curve->ordinary = largest_batch(run, 1);
    fit_curve(run, c, path, fill, curve, notes);
}

const struct curve_point *curve_largest(const struct curve *curve)
{
    size_t i = curve->count;

    while (i > 0)
        if (is_of_plan(curve, curve->at[--i].n))
            return &curve->at[i];
    return NULL;
}

bool curve_break_even(const struct curve *curve, double single, unsigned *n)
{
    bool found = false;
    size_t i;

    for (i = 0; curve->fitted && i < curve->count; i++) {
        const struct curve_point *point = &curve->at[i];

        if (!is_of_plan(curve, point->n))
            break;
        if (point->cost >= single * point->n)
            found = false;
        else if (!found)
            *n = point->n;
        found = found || point->cost < single * point->n;
    }
    return found;
}

bool curve_per_entry(const struct curve *curve, double *cost)
{
    const struct curve_point *largest = curve_largest(curve);

    if (!largest)
        return false;
    *cost = largest->cost / largest->n;
    return true;
}

bool curve_entry_once(const struct curve *curve, double *once)
{
    const struct curve_point *largest = curve_largest(curve);

    if (!largest || !largest->has_once)
        return false;
    *once = largest->once / largest->n;
    return true;
}

struct boots_spread curve_entry_spread(const struct curve *curve)
{
    const struct curve_point *largest = curve_largest(curve);

    return largest ? spread_by(&largest->spread, largest->n) : (struct boots_spread){0};
}
