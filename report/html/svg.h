/* SPDX-License-Identifier: MIT */
/* Small charts of a page as SVG, whose colours are those of page.css by class. */
#ifndef REPORT_PAGE_SVG_H
#define REPORT_PAGE_SVG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A chart of costs over batch sizes, which grow by doubling. */
struct svg_chart {
    const char *title;
    double left, top;     /* of its place in the picture, in which it is SVG_CHART_WIDTH wide */
    unsigned least, most; /* sizes */
    double highest;       /* cost */
};

#define SVG_CHART_WIDTH  460.0
#define SVG_CHART_HEIGHT 250.0

struct svg_point {
    unsigned n;
    double cost;
};

/* The picture, which is to be closed, with words for who does not see it. */
void svg_start(FILE *out, double width, double height, const char *label);
void svg_end(FILE *out);

/* Axes with their numbers, and the title. */
void svg_axes(FILE *out, const struct svg_chart *chart);
/* A line of a class through points in rising n, or dashed. */
void svg_line(FILE *out, const struct svg_chart *chart, const char *class, bool dashed,
              const struct svg_point *points, size_t count);
/* A level over all sizes. */
void svg_level(FILE *out, const struct svg_chart *chart, const char *class, double cost);
/* A mark at a point. */
void svg_mark(FILE *out, const struct svg_chart *chart, const char *class,
              const struct svg_point *point);
/* An entry of a key: a piece of line, and what it is. */
void svg_key(FILE *out, double x, double y, const char *class, bool dashed, const char *text);

#endif
