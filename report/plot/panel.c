/* SPDX-License-Identifier: MIT */
/* See panel.h. */
#include "report/plot/panel.h"

#include <math.h>
#include <stdlib.h>

#include "report/format/colours.h"
#include "report/picture/gnuplot.h"
#include "report/picture/lettering.h"
#include "report/plot/measured_bar.h"
#include "report/prices/curve.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

/* With points so many times as high as others, these would not be told apart. */
#define LOG_RATIO 200

const struct sheet_key panel_keys[PANEL_LINES] = {
    [PANEL_MULTI] = {"multicall", COLOUR_MULTI, 0, true, 1, 7},
    [PANEL_FILL] = {"multicall, filled", COLOUR_FILL, 0, true, 2, 5},
    [PANEL_ARRAY] = {"array", COLOUR_ARRAY, 0, true, 4, 9},
    [PANEL_SINGLE] = {"single call", COLOUR_SINGLE, 0, true, 1, 0},
    [PANEL_EVEN] = {"even: from here on a filled multicall costs less", "#666666", 0, true, 3, 0},
};

static const struct {
    enum path path;
    bool fill;
} curves[PANEL_CURVES] = {{PATH_MULTI, false}, {PATH_MULTI, true}, {PATH_ARRAY, false}};

static const struct curve *curve_of(const struct price *price, size_t which)
{
    return &price->curves[curves[which].path][curves[which].fill];
}

bool panel_has(const struct price *price, size_t which)
{
    if (which == PANEL_SINGLE)
        return price->have_single;
    if (which == PANEL_EVEN)
        return price->have_break_even;
    return curve_of(price, which)->count > 0;
}

bool panel_has_any(const struct price *price)
{
    size_t i;

    for (i = 0; i < PANEL_CURVES; i++)
        if (panel_has(price, i))
            return true;
    return false;
}

/* Whether the points of a curve have whiskers. */
static bool has_whiskers(const struct curve *curve)
{
    size_t p;

    for (p = 0; p < curve->count; p++)
        if (spread_known(&curve->at[p].spread))
            return true;
    return false;
}

bool panel_has_whiskers(const struct price *price)
{
    size_t i;

    for (i = 0; i < PANEL_CURVES; i++)
        if (has_whiskers(curve_of(price, i)))
            return true;
    return price->have_single && spread_known(&price->single_spread);
}

/* A point per entry, with the ends of its whisker, which are the point itself where it has none. */
static void put_point(FILE *data, const struct curve *curve, size_t p)
{
    const struct curve_point *point = &curve->at[p];
    struct boots_spread spread = spread_by(&point->spread, point->n);
    double cost = point->cost / point->n;

    fprintf(data, "%u\t%.17g", point->n, cost);
    if (has_whiskers(curve))
        fprintf(data, "\t%.17g\t%.17g", spread_known(&spread) ? spread.low : cost,
                spread_known(&spread) ? spread.high : cost);
    fputc('\n', data);
}

void panel_put_data(FILE *data, const struct price *price)
{
    size_t i, p;

    for (i = 0; i < PANEL_CURVES; i++) {
        const struct curve *curve = curve_of(price, i);

        for (p = 0; p < curve->count; p++)
            put_point(data, curve, p);
        if (curve->count)
            fputs("\n\n", data);
    }
}

/* What the axes have to hold. */
struct reach {
    unsigned n;
    double least, most;
};

static void reach_to(struct reach *reach, double value, const struct boots_spread *spread)
{
    reach->least = fmin(reach->least, spread_known(spread) ? spread->low : value);
    reach->most = fmax(reach->most, spread_known(spread) ? spread->high : value);
}

static struct reach reach_of(const struct price *price)
{
    struct reach reach = {1, INFINITY, -INFINITY};
    size_t i, p;

    if (price->have_single)
        reach_to(&reach, price->single, &price->single_spread);
    for (i = 0; i < PANEL_CURVES; i++) {
        const struct curve *curve = curve_of(price, i);

        for (p = 0; p < curve->count; p++) {
            struct boots_spread spread = spread_by(&curve->at[p].spread, curve->at[p].n);

            reach.n = curve->at[p].n > reach.n ? curve->at[p].n : reach.n;
            reach_to(&reach, curve->at[p].cost / curve->at[p].n, &spread);
        }
    }
    return reach;
}

/* From zero, so that heights compare; but nothing is cut off that is below it. */
static void put_ranges(FILE *script, const struct reach *reach)
{
    double room = 0.08 * (reach->most - fmin(reach->least, 0));

    fprintf(script, "set xrange [0.9:%g]\n", 1.12 * reach->n);
    if (reach->least > 0 && reach->most > LOG_RATIO * reach->least)
        fprintf(script, "set logscale y\nset yrange [%.17g:%.17g]\n", reach->least / 2,
                reach->most * 2);
    else
        fprintf(script, "unset logscale y\nset yrange [%.17g:%.17g]\n",
                reach->least < 0 ? reach->least - room : 0,
                room > 0 ? fmax(reach->most, 0) + room : 1);
}

static void put_title(FILE *script, const struct price *price)
{
    char *name = lettering_short(price->of->name, PANEL_TITLE), *title;
    const char *doubt = measured_doubt(&price->verdict);

    int len = price->have_break_even
                  ? asprintf(&title, "%s%s\neven: n = %u", name, doubt, price->break_even)
                  : asprintf(&title, "%s%s", name, doubt);

    if (len >= 0) {
        gnuplot_title(script, "title", title);
        free(title);
    }
    if (price->have_break_even)
        fprintf(script,
                "set arrow 1000 from %u, graph 0 to %u, graph 1 nohead lw 2 dt %d lc rgb '%s'\n",
                price->break_even, price->break_even, panel_keys[PANEL_EVEN].dash,
                panel_keys[PANEL_EVEN].colour);
    free(name);
}

/* The points, and the line that was fitted to them: a + b n, which is a / n + b per entry. */
static void put_curve(FILE *script, const struct curve *curve, size_t which, const char *data,
                      size_t block)
{
    const struct sheet_key *key = &panel_keys[which];

    if (curve->fitted)
        fprintf(script, "%.17g / x + %.17g with lines lw 1.5 dt %d lc rgb '%s', ", curve->a,
                curve->b, key->dash, key->colour);
    fprintf(script, "'%s' index %zu using %s ps 0.9 pt %d lc rgb '%s'", data, block,
            has_whiskers(curve) ? "1:2:3:4 with yerrorbars" : "1:2 with points", key->point,
            key->colour);
}

/* The spread of the single price, along its line. */
static void put_band(FILE *script, const struct price *price)
{
    const struct boots_spread *spread = &price->single_spread;

    if (price->have_single && spread_known(spread))
        fprintf(script,
                "set object 1000 rect from graph 0, first %.17g to graph 1, first %.17g behind"
                " fs transparent solid 0.25 noborder fc rgb '%s'\n",
                spread->low, spread->high, panel_keys[PANEL_SINGLE].colour);
}

void panel_put(FILE *script, const struct price *price, const char *data, size_t *block)
{
    struct reach reach = reach_of(price);
    const char *comma = "plot ";
    size_t i;

    put_title(script, price);
    put_ranges(script, &reach);
    put_band(script, price);
    if (price->have_single) {
        fprintf(script, "plot %.17g with lines lw 2 lc rgb '%s'", price->single,
                panel_keys[PANEL_SINGLE].colour);
        comma = ", \\\n  ";
    }
    for (i = 0; i < PANEL_CURVES; i++) {
        if (!panel_has(price, i))
            continue;
        fputs(comma, script);
        put_curve(script, curve_of(price, i), i, data, (*block)++);
        comma = ", \\\n  ";
    }
    /* The sheet's own, and this panel's line, are not for the next one. */
    fputs("\nunset label\nunset object\nunset arrow\n", script);
}
