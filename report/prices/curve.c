/* SPDX-License-Identifier: MIT */
/* Batch curves: see curve.h. */
#include "report/format/notes.h"
#include "report/prices/curve.h"

#include <math.h>
#include <stdio.h>
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
#include "report/stats/line.h"
#include "report/text/texts.h"

/* A point that lies this far off its line, by share and by count, was split or preempted. */
#define OFF_SHARE        0.02
#define OFF_COUNT        8.0
#define OFF_SHARE_CYCLES 0.20

static void insert_point(struct curve *curve, const struct curve_point *point)
{
    size_t i;

    for (i = curve->count++; i > 0 && curve->at[i - 1].n > point->n; i--)
        curve->at[i] = curve->at[i - 1];
    curve->at[i] = *point;
}

static bool is_of_plan(const struct curve *curve, size_t point)
{
    return curve->at[point].n <= curve->ordinary || !curve->ordinary;
}

/* What was split beyond the plan would draw the line away from what was not. */
static void fit(struct curve *curve)
{
    double x[CURVE_MAX] = {0}, y[CURVE_MAX] = {0};
    size_t i;

    for (i = 0; i < curve->count && is_of_plan(curve, i); i++) {
        x[i] = curve->at[i].n;
        y[i] = curve->at[i].cost;
    }
    curve->fitted = stats_line(x, y, i, &curve->a, &curve->b);
}

/* How far a point may lie off its line: in cycles caches and branch predictors bend it, too. */
static double off_limit(const struct run *run, double on_line)
{
    const struct run_case *twin = run_find_case(run, CASE_TWIN);

    if (run_unit(run) != UNIT_CYCLES || !twin || !twin->paths[PATH_SINGLE].count)
        return fmax(OFF_SHARE * fabs(on_line), OFF_COUNT);
    return fmax(OFF_SHARE_CYCLES * fabs(on_line),
                cycles_tolerance(run, &twin->paths[PATH_SINGLE].at[0]));
}

/*
 * Where a point of the plan lies off there is no line, and one note a curve says by how much.  What
 * lies beyond the plan is there to be split.
 */
static void check_fit(const struct run *run, const struct run_case *c, enum path path, bool fill,
                      struct curve *curve, struct notes *notes)
{
    bool bent = false;
    char points[256] = "";
    size_t i;

    for (i = 0; curve->fitted && i < curve->count; i++) {
        double on_line = curve->a + curve->b * curve->at[i].n, off = curve->at[i].cost - on_line;
        size_t len = strlen(points);

        if (fabs(off) <= off_limit(run, on_line))
            continue;
        bent = bent || is_of_plan(curve, i);
        if (len < sizeof(points))
            snprintf(points + len, sizeof(points) - len, "%s n=%u by %+.0f", len ? "," : "",
                     curve->at[i].n, off);
    }
    if (*points)
        note_say(notes, NOTE_OFF_LINE, c->name,
                 "%s%s is off the line %.1f %+.1f n:%s: split, preempted%s", path_name(path),
                 fill ? " fill" : "", curve->a, curve->b, points,
                 bent ? " or no line, and so there is no a, b or even" : "");
    curve->fitted = curve->fitted && !bent;
}

static void take_point(const struct run *run, const struct run_case *c, enum path path,
                       const struct series *s, struct curve *curve, struct notes *notes)
{
    struct curve_point point = {.n = s->n};

    if (!price_series(run, c, path, s->fill, s->n, REP_EACH, &point.cost, notes))
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
    fit(curve);
    check_fit(run, c, path, fill, curve, notes);
}

const struct curve_point *curve_largest(const struct curve *curve)
{
    size_t i = curve->count;

    while (i > 0)
        if (is_of_plan(curve, --i))
            return &curve->at[i];
    return NULL;
}

bool curve_break_even(const struct curve *curve, double single, unsigned *n)
{
    bool found = false;
    size_t i;

    for (i = 0; curve->fitted && i < curve->count; i++) {
        const struct curve_point *point = &curve->at[i];

        if (!is_of_plan(curve, i))
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
