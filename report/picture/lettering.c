/* SPDX-License-Identifier: MIT */
/* See lettering.h. */
#include "report/picture/lettering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/text.h"
#include "report/text/texts.h"

#define LEFT_OUT "..."

/* Of a text that would take more, which is a hostile one, the rest is left out. */
#define LINES_MOST 4

/* Pixels an em: ten points at 96 to the inch. */
#define EM (10 * 96 / 72.0)

/* The advance widths of DejaVu Sans (its hmtx table), from ' ' to '~', in thousandths of an em. */
static const short advances[] = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838,
};

static double width_of(const char *clean, size_t len)
{
    double width = 0;
    size_t i;

    for (i = 0; i < len; i++)
        width += advances[clean[i] - ' '];
    return width * EM / 1000;
}

double lettering_width(const char *text)
{
    char *clean = text_copy(text);
    double width = width_of(clean, strlen(clean));

    free(clean);
    return width;
}

/* How many bytes of a clean text fit. */
static size_t fitting(const char *clean, double most)
{
    double width = 0;
    size_t len = 0;

    while (clean[len] && (width += width_of(clean + len, 1)) <= most)
        len++;
    return len;
}

/* The same from its end. */
static size_t fitting_end(const char *clean, double most)
{
    size_t all = strlen(clean), len = 0;
    double width = 0;

    while (len < all && (width += width_of(clean + all - len - 1, 1)) <= most)
        len++;
    return len;
}

/* The end of a name tells more than its middle: what the variant is. */
char *lettering_short(const char *text, double most)
{
    char *clean = text_copy(text), *cut;
    double half = (most - lettering_width(LEFT_OUT)) / 2;
    size_t len = strlen(clean), size;

    if (width_of(clean, len) <= most)
        return clean;
    size = len + sizeof(LEFT_OUT);
    cut = memory_new(size);
    snprintf(cut, size, "%.*s%s%s", (int)fitting(clean, half), clean, LEFT_OUT,
             clean + len - fitting_end(clean, half));
    free(clean);
    return cut;
}

/* The bytes of the next line: up to the last space that fits, or through a word without one. */
static size_t line_of(const char *clean, double most)
{
    size_t len = fitting(clean, most), space = len;

    if (!clean[len])
        return len;
    while (space && clean[space] != ' ')
        space--;
    if (space)
        return space;
    return len ? len : 1;
}

void lettering_wrap(const char *text, double most, struct texts *lines)
{
    char *clean = text_copy(text), *rest = clean;
    size_t count;

    for (count = 1; *rest; count++) {
        size_t len = line_of(rest, most);

        if (count == LINES_MOST) {
            char *cut = lettering_short(rest, most);

            texts_add(lines, cut);
            free(cut);
            break;
        }
        texts_say(lines, "%.*s", (int)len, rest);
        rest += len;
        rest += strspn(rest, " ");
    }
    free(clean);
}
