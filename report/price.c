/* SPDX-License-Identifier: MIT */
/* Prices and batch curves of a case: see price.h. */
#include "report/price.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/stats.h"

/* A point that lies this far off its line, by share and by count, was split or preempted. */
#define OFF_SHARE        0.02
#define OFF_COUNT        8.0
#define OFF_SHARE_CYCLES 0.20

void note_say(struct texts *notes, const char *format, ...)
{
    char *text = NULL;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    texts_add(notes, text ? text : "out of memory");
    free(text);
}

bool series_cost(const struct run *run, const struct run_case *c, const struct series *s,
                 enum path path, double *cost)
{
    const struct series *twin = find_twin(run, c, s, path);
    enum unit unit = run_unit(run);
    double level;

    if (boot_unit(run_boot(run, s->boot)) != unit || !series_level(unit, s, cost) || !twin ||
        !series_level(unit, twin, &level))
        return false;
    *cost -= level;
    return true;
}

static void note_difference(const struct run *run, const struct run_case *c, enum path path,
                            bool fill, unsigned n, double low, double high, struct texts *notes)
{
    if (notes && run_unit(run) == UNIT_INSNS && low != high)
        note_say(notes, "%s: %s n=%u%s: boots differ, from %.0f to %.0f; the median is shown",
                 c->name, path_name(path), n, fill ? " fill" : "", low, high);
}

size_t price_boots(const struct run *run, const struct run_case *c, enum path path, bool fill,
                   unsigned n, double *costs)
{
    const struct series_list *list = &c->paths[path];
    size_t i, count = 0;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == n && list->at[i].fill == fill &&
            series_cost(run, c, &list->at[i], path, &costs[count]))
            count++;
    return count;
}

bool price_series(const struct run *run, const struct run_case *c, enum path path, bool fill,
                  unsigned n, double *cost, struct texts *notes)
{
    double *costs = memory_new((c->paths[path].count + 1) * sizeof(*costs));
    size_t count = price_boots(run, c, path, fill, n, costs);

    if (count) {
        *cost = stats_median(costs, count);
        note_difference(run, c, path, fill, n, costs[0], costs[count - 1], notes);
    }
    free(costs);
    return count > 0;
}

static bool has_point(const struct curve *curve, unsigned n)
{
    size_t i;

    for (i = 0; i < curve->count; i++)
        if (curve->at[i].n == n)
            return true;
    return false;
}

static void insert_point(struct curve *curve, unsigned n, double cost)
{
    size_t i;

    for (i = curve->count++; i > 0 && curve->at[i - 1].n > n; i--)
        curve->at[i] = curve->at[i - 1];
    curve->at[i] = (struct curve_point){n, cost};
}

static void fit_curve(struct curve *curve)
{
    double x[CURVE_MAX], y[CURVE_MAX];
    size_t i;

    for (i = 0; i < curve->count; i++) {
        x[i] = curve->at[i].n;
        y[i] = curve->at[i].cost;
    }
    curve->fitted = stats_line(x, y, curve->count, &curve->a, &curve->b);
}

/* How far a point may lie off its line: in cycles caches and branch predictors bend the line, too.
 */
static double off_limit(const struct run *run, double fit)
{
    const struct run_case *twin = run_find_case(run, CASE_TWIN);

    if (run_unit(run) != UNIT_CYCLES || !twin || !twin->paths[PATH_SINGLE].count)
        return fmax(OFF_SHARE * fabs(fit), OFF_COUNT);
    return fmax(OFF_SHARE_CYCLES * fabs(fit),
                cycles_tolerance(run, &twin->paths[PATH_SINGLE].at[0]));
}

/* One note a curve, with all of its points that lie off. */
static void note_off(const struct run *run, const struct price *price, enum path path, bool fill,
                     struct texts *notes)
{
    const struct curve *curve = &price->curves[path][fill];
    char points[256] = "";
    size_t i;

    for (i = 0; curve->fitted && i < curve->count; i++) {
        double fit = curve->a + curve->b * curve->at[i].n, off = curve->at[i].cost - fit;
        size_t len = strlen(points);

        if (fabs(off) > off_limit(run, fit))
            snprintf(points + len, sizeof(points) - len, "%s n=%u by %+.0f", len ? "," : "",
                     curve->at[i].n, off);
    }
    if (*points)
        note_say(notes, "%s: %s%s is off the line %.1f %+.1f n:%s: split or preempted, or no line",
                 price->of->name, path_name(path), fill ? " fill" : "", curve->a, curve->b, points);
}

static void take_curve(const struct run *run, struct price *price, enum path path, bool fill,
                       struct texts *notes)
{
    const struct series_list *list = &price->of->paths[path];
    struct curve *curve = &price->curves[path][fill];
    double cost;
    size_t i;

    for (i = 0; i < list->count; i++) {
        const struct series *s = &list->at[i];

        if (s->fill == fill && s->n && curve->count < CURVE_MAX && !has_point(curve, s->n) &&
            price_series(run, price->of, path, fill, s->n, &cost, notes))
            insert_point(curve, s->n, cost);
    }
    curve->ordinary = largest_batch(run, 1);
    fit_curve(curve);
    note_off(run, price, path, fill, notes);
}

/*
 * A batch that costs more than the mode was stopped by Xen for work of its own, and gone on with
 * afterwards: that is what a split is in a guest without events of its own.
 */
static void note_splits(const struct run *run, const struct run_case *c, enum path path,
                        struct texts *notes)
{
    size_t i;

    for (i = 0; i < c->paths[path].count; i++) {
        const struct series *s = &c->paths[path].at[i];
        uint64_t disturbed = series_disturbed(s);

        if (run_unit(run) == UNIT_INSNS && !s->fill && disturbed &&
            series_looks_for_splits(run, c, s))
            note_say(notes, "%s: %s n=%u: Xen split %" PRIu64 " of %" PRIu64 " of these", c->name,
                     path_name(path), s->n, disturbed, series_samples(s));
    }
}

static void count_disturbed(struct price *price)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < price->of->paths[path].count; i++) {
            const struct series *s = &price->of->paths[path].at[i];

            price->samples += series_samples(s);
            price->disturbed += series_disturbed(s);
        }
}

static void find_break_even(struct price *price)
{
    const struct curve *fill = &price->curves[PATH_MULTI][1];

    /* A batch that Xen splits at every entry never earns its keep, whatever the line says. */
    if (!price->have_single || !fill->fitted || (price->info && price->info->flags & CASE_SPLITS))
        return;
    price->have_break_even = stats_break_even(fill->a, fill->b, price->single, &price->break_even);
}

void price_case(const struct run *run, const struct run_case *c, struct price *price,
                struct texts *notes)
{
    int path;

    *price = (struct price){.of = c, .info = case_table_find(c->name)};
    price->verdict = case_verdict(run, c);
    count_disturbed(price);
    if (price->verdict.status >= STATUS_WRONG)
        return;
    price_single(run, price, notes);
    for (path = PATH_MULTI; path <= PATH_ARRAY; path++) {
        take_curve(run, price, (enum path)path, false, notes);
        take_curve(run, price, (enum path)path, true, notes);
        note_splits(run, c, (enum path)path, notes);
    }
    find_break_even(price);
}

void price_even_text(const struct price *price, char *out, size_t size)
{
    if (price->have_break_even)
        snprintf(out, size, "%u", price->break_even);
    else
        snprintf(out, size, "%s", price->curves[PATH_MULTI][1].fitted ? "none" : "-");
}

const struct curve_point *curve_largest(const struct curve *curve)
{
    size_t i = curve->count;

    while (i > 0)
        if (curve->at[--i].n <= curve->ordinary || !curve->ordinary)
            return &curve->at[i];
    return NULL;
}

bool curve_per_entry(const struct curve *curve, double *cost)
{
    const struct curve_point *largest = curve_largest(curve);

    if (!largest)
        return false;
    *cost = largest->cost / largest->n;
    return true;
}
