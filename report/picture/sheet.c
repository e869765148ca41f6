/* SPDX-License-Identifier: MIT */
/* See sheet.h. */
#include "report/picture/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "report/picture/gnuplot.h"
#include "report/picture/lettering.h"
#include "report/picture/quote.h"
#include "report/text/text.h"
#include "report/text/texts.h"

#define EDGE       12
#define LINE       LETTER_HEIGHT
#define KEY_LINE   20
#define KEY_SAMPLE 30
#define KEY_GAP    8
#define KEY_APART  30
#define KEY_HALF   5

void sheet_start(struct sheet *sheet, int width)
{
    *sheet = (struct sheet){.width = width};
}

void sheet_head(struct sheet *sheet, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *line = text_clean(text, len);

        lettering_wrap(line, sheet->width - 2 * EDGE, &sheet->head);
        free(line);
        text += len + (text[len] ? 1 : 0);
    }
}

void sheet_note(struct sheet *sheet, const char *text)
{
    lettering_wrap(text, sheet->width - 2 * EDGE, &sheet->notes);
}

void sheet_key(struct sheet *sheet, const struct sheet_key *key)
{
    if (sheet->key_count < SHEET_KEYS_MOST)
        sheet->keys[sheet->key_count++] = *key;
}

void sheet_free(struct sheet *sheet)
{
    texts_clear(&sheet->head);
    texts_clear(&sheet->notes);
    *sheet = (struct sheet){0};
}

/* The keys stand in columns that are all as wide as the widest. */
static double key_width(const struct sheet *sheet)
{
    double width = 0;
    size_t i;

    for (i = 0; i < sheet->key_count; i++)
        if (lettering_width(sheet->keys[i].title) > width)
            width = lettering_width(sheet->keys[i].title);
    width += KEY_SAMPLE + KEY_GAP + KEY_APART;
    return width < sheet->width - 2 * EDGE ? width : sheet->width - 2 * EDGE;
}

static size_t key_columns(const struct sheet *sheet)
{
    size_t fit = (size_t)((sheet->width - 2 * EDGE) / key_width(sheet));

    return sheet->key_count < fit ? sheet->key_count : fit;
}

static size_t key_lines(const struct sheet *sheet)
{
    size_t columns = key_columns(sheet);

    return columns ? (sheet->key_count + columns - 1) / columns : 0;
}

static double key_top(const struct sheet *sheet)
{
    return EDGE + LINE * (double)sheet->head.count + EDGE;
}

int sheet_body_top(const struct sheet *sheet)
{
    return (int)key_top(sheet) + KEY_LINE * (int)key_lines(sheet) + EDGE / 2;
}

int sheet_body_end(const struct sheet *sheet)
{
    return sheet_body_top(sheet) + sheet->body;
}

int sheet_height(const struct sheet *sheet)
{
    return sheet_body_end(sheet) + (int)(LINE * (double)sheet->notes.count) + EDGE;
}

static double across(const struct sheet *sheet, double x)
{
    return x / sheet->width;
}

static double down(const struct sheet *sheet, double y)
{
    return 1 - y / sheet_height(sheet);
}

static void put_line(const struct sheet *sheet, FILE *script, const char *text, double x, double y,
                     const char *where)
{
    char *quoted = text_gnuplot(text);

    fprintf(script, "set label %s at screen %.5f, screen %.5f %s noenhanced\n", quoted,
            across(sheet, x), down(sheet, y), where);
    free(quoted);
}

static void put_sample(const struct sheet *sheet, FILE *script, const struct sheet_key *key,
                       double x, double y)
{
    double left = across(sheet, x), right = across(sheet, x + KEY_SAMPLE);

    if (key->line)
        fprintf(script,
                "set arrow from screen %.5f, screen %.5f to screen %.5f, screen %.5f nohead"
                " lw 2 dt %d lc rgb '%s'\n",
                left, down(sheet, y), right, down(sheet, y), key->dash, key->colour);
    else
        fprintf(script,
                "set object rect from screen %.5f, screen %.5f to screen %.5f, screen %.5f"
                " fc rgb '%s' fs pattern %d border lc rgb '%s'\n",
                left, down(sheet, y + KEY_HALF), right, down(sheet, y - KEY_HALF), key->colour,
                key->pattern, key->colour);
    if (key->point)
        fprintf(script, "set label '' at screen %.5f, screen %.5f point pt %d ps 0.9 lc rgb '%s'\n",
                (left + right) / 2, down(sheet, y), key->point, key->colour);
}

static void put_keys(const struct sheet *sheet, FILE *script)
{
    double width = key_width(sheet), room = width - KEY_SAMPLE - KEY_GAP, x, y;
    size_t i, columns = key_columns(sheet);

    for (i = 0; i < sheet->key_count; i++) {
        char *title = lettering_short(sheet->keys[i].title, room);

        x = (sheet->width - width * (double)columns) / 2 + width * (double)(i % columns);
        y = key_top(sheet) + KEY_LINE * ((double)(i / columns) + 0.5);
        put_sample(sheet, script, &sheet->keys[i], x, y);
        put_line(sheet, script, title, x + KEY_SAMPLE + KEY_GAP, y, "left");
        free(title);
    }
}

void sheet_put(const struct sheet *sheet, FILE *script, const char *output)
{
    size_t i;

    gnuplot_terminal(script, output, sheet->width, sheet_height(sheet));
    fputs("unset key\nunset label\nunset object\nunset arrow\n", script);
    for (i = 0; i < sheet->head.count; i++)
        put_line(sheet, script, sheet->head.at[i], sheet->width / 2.0,
                 EDGE + LINE * ((double)i + 0.5), "center");
    put_keys(sheet, script);
    for (i = 0; i < sheet->notes.count; i++)
        put_line(sheet, script, sheet->notes.at[i], EDGE,
                 sheet_body_end(sheet) + LINE * ((double)i + 0.5), "left tc rgb '#404040'");
}

void sheet_axes(const struct sheet *sheet, FILE *script, double left, double right, double top,
                double end)
{
    fprintf(script,
            "set lmargin at screen %.5f\nset rmargin at screen %.5f\n"
            "set tmargin at screen %.5f\nset bmargin at screen %.5f\n",
            across(sheet, left), across(sheet, right), down(sheet, top), down(sheet, end));
}
