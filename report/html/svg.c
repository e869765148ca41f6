/* SPDX-License-Identifier: MIT */
/* See svg.h. */
#include "report/html/svg.h"

#include <math.h>

#include "report/html/text.h"

/* Room round the lines for title and numbers. */
#define BEFORE 64.0
#define ABOVE  28.0
#define BELOW  34.0
#define BEHIND 16.0
#define STEPS  4 /* between numbers of the axis of costs */

#define DASHES " stroke-dasharray=\"5 4\""

void svg_start(FILE *out, double width, double height, const char *label)
{
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
            "aria-label=\"",
            width, height);
    html_text(out, label);
    fputs("\" font-size=\"12\">\n", out);
}

void svg_end(FILE *out)
{
    fputs("</svg>\n", out);
}

static double x_of(const struct svg_chart *chart, unsigned n)
{
    double wide = SVG_CHART_WIDTH - BEFORE - BEHIND;
    double all = log2(chart->most) - log2(chart->least);

    return chart->left + BEFORE + (all > 0 ? (log2(n) - log2(chart->least)) / all * wide : 0);
}

static double y_of(const struct svg_chart *chart, double cost)
{
    double high = SVG_CHART_HEIGHT - ABOVE - BELOW;

    return chart->top + SVG_CHART_HEIGHT - BELOW - cost / chart->highest * high;
}

static void put_text(FILE *out, double x, double y, const char *anchor, const char *text)
{
    fprintf(out, "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    html_text(out, text);
    fputs("</text>\n", out);
}

static void put_line(FILE *out, const char *class, const char *more, double x1, double y1,
                     double x2, double y2)
{
    fprintf(out, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"%s/>\n", class,
            x1, y1, x2, y2, more);
}

static double right_of(const struct svg_chart *chart)
{
    return chart->left + SVG_CHART_WIDTH - BEHIND;
}

void svg_axes(FILE *out, const struct svg_chart *chart)
{
    double left = chart->left + BEFORE, bottom = y_of(chart, 0);
    char text[32];
    unsigned n;
    int i;

    put_text(out, left, chart->top + 16, "start", chart->title);
    for (i = 0; i <= STEPS; i++) {
        double cost = chart->highest * i / STEPS;

        put_line(out, i ? "grid" : "axis", "", left, y_of(chart, cost), right_of(chart),
                 y_of(chart, cost));
        snprintf(text, sizeof(text), "%.0f", cost);
        put_text(out, left - 6, y_of(chart, cost) + 4, "end", text);
    }
    put_line(out, "axis", "", left, chart->top + ABOVE, left, bottom);
    for (n = chart->least; n && n <= chart->most; n *= 2) {
        snprintf(text, sizeof(text), "%u", n);
        put_text(out, x_of(chart, n), bottom + 18, "middle", text);
    }
}

void svg_line(FILE *out, const struct svg_chart *chart, const char *class, bool dashed,
              const struct svg_point *points, size_t count)
{
    size_t i;

    fprintf(out, "<polyline class=\"%s\" fill=\"none\"%s points=\"", class, dashed ? DASHES : "");
    for (i = 0; i < count; i++)
        fprintf(out, "%s%.1f,%.1f", i ? " " : "", x_of(chart, points[i].n),
                y_of(chart, points[i].cost));
    fputs("\"/>\n", out);
}

void svg_level(FILE *out, const struct svg_chart *chart, const char *class, double cost)
{
    put_line(out, class, " stroke-dasharray=\"1 3\"", chart->left + BEFORE, y_of(chart, cost),
             right_of(chart), y_of(chart, cost));
}

void svg_mark(FILE *out, const struct svg_chart *chart, const char *class,
              const struct svg_point *point)
{
    fprintf(out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n", class,
            x_of(chart, point->n), y_of(chart, point->cost));
}

void svg_key(FILE *out, double x, double y, const char *class, bool dashed, const char *text)
{
    put_line(out, class, dashed ? DASHES : "", x, y, x + 26, y);
    put_text(out, x + 32, y + 4, "start", text);
}
