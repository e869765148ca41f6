/* SPDX-License-Identifier: MIT */
/* See bars.h. */
#include "report/html/bars.h"

#include "report/format/table.h"
#include "report/html/text.h"

/* A picture as wide as a phone's screen, in which names end and bars begin. */
#define WIDE   340.0
#define BEFORE 120.0
#define LONG   164.0 /* the longest bar, behind which its number has room */

#define TITLE 16.0 /* of the height */
#define ALONE 12.0 /* a bar with a number */
#define AMONG 5.0  /* one of several, */
#define APART 5.0  /* and what is between two lines of them */

void html_bars(FILE *out, const char *label)
{
    fputs("<div class=bars role=img aria-label=\"", out);
    html_text(out, label);
    fputs("\">\n", out);
}

void html_bars_end(FILE *out)
{
    fputs("</div>\n", out);
}

static double long_for(double value, double highest)
{
    return highest > 0 && value > 0 ? LONG * value / highest : 0;
}

static void put_number(FILE *out, double x, double y, double value)
{
    char text[64];

    number_text(text, sizeof(text), value);
    fprintf(out, "<text x=%.0f y=%.0f>", x + 4, y + 4);
    html_text(out, text);
    fputs("</text>", out);
}

/* The bars of a line, downwards from y; of one run with its number. */
static void put_bars(FILE *out, const struct bars_line *line, size_t runs, double highest, double y)
{
    double x = BEFORE + long_for(line->start, highest), length;
    size_t run;

    for (run = 0; run < runs; run++) {
        if (!line->have[run])
            continue;
        length = long_for(line->values[run], highest);
        fprintf(out, "<path class=line-%c d=\"M%.1f %.1fh%.1f\"/>", (char)('a' + run), x,
                y + AMONG * (double)run, length);
        if (runs == 1)
            put_number(out, x + length, y, line->values[0]);
    }
}

static double line_height(size_t runs)
{
    return runs == 1 ? ALONE : AMONG * (double)runs + APART;
}

void html_bars_row(FILE *out, const char *title, const struct bars_line *lines, size_t count,
                   size_t runs, double highest)
{
    double high = line_height(runs), middle = AMONG * (double)(runs - 1) / 2;
    size_t i;

    fprintf(out, "<svg class=%s viewBox=\"0 0 %.0f %.0f\"><text x=0 y=12>",
            runs == 1 ? "one" : "some", WIDE, TITLE + high * (double)count + APART);
    html_text(out, title);
    fputs("</text>", out);
    for (i = 0; i < count; i++) {
        double y = TITLE + high * (double)i + ALONE / 2;

        fprintf(out, "<text class=w x=%.0f y=%.1f>", BEFORE - 6, y + middle + 4);
        html_text(out, lines[i].name);
        fputs("</text>", out);
        put_bars(out, &lines[i], runs, highest, y);
    }
    fputs("</svg>\n", out);
}

void html_bars_key(FILE *out, size_t run, char letter)
{
    fprintf(out,
            " <span class=bar-key><svg class=one viewBox=\"0 0 24 10\" width=24 height=10 "
            "aria-hidden=true>"
            "<path class=line-%c d=\"M0 5h24\"/></svg> %c</span>",
            (char)('a' + run), letter);
}
