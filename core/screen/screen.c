/* SPDX-License-Identifier: MIT */
#include "core/screen/screen.h"

#include "core/screen/font.h"
#include "core/screen/pixels.h"
#include "core/screen/qr.h"
#include "core/screen/video.h"
#include "core/screen/window.h"
#include "core/text.h"

#define GRID_WIDTH  (SCREEN_COLUMNS * FONT_WIDTH)
#define GRID_HEIGHT (SCREEN_ROWS * FONT_HEIGHT)

/* Light modules round a QR code (ISO/IEC 18004:2015, 6.3.8), and the least pixels of a module that
 * a photograph keeps apart. */
#define QR_MARGIN    4
#define QR_LEAST_DOT 2

#define WHITE 0xffffff

/* A colour as a VGA's attribute, and as red, green and blue: bright ones, on black. */
static const struct {
    uint8_t attribute;
    uint32_t rgb;
} colours[] = {
    [SCREEN_PLAIN] = {0x0f, 0xf0f0f0},   [SCREEN_DIM] = {0x07, 0xa8a8a8},
    [SCREEN_HEAD] = {0x0b, 0x70e0ff},    [SCREEN_GOOD] = {0x0a, 0x60f080},
    [SCREEN_WARNING] = {0x0e, 0xffe050}, [SCREEN_BAD] = {0x0c, 0xff7060},
};

static struct video screen;
static bool there;

/* What stands in the grid, so that only what changes is drawn, and all of it again elsewhere. */
static char letters[SCREEN_ROWS][SCREEN_COLUMNS];
static uint8_t inks[SCREEN_ROWS][SCREEN_COLUMNS];

/* Where the grid begins, in cells or pixels, and how many pixels a dot of a letter has a side. */
static unsigned grid_x, grid_y, scale;

static struct qr code;

/* ---- the grid ---- */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static void centre_grid(void)
{
    if (screen.text) {
        grid_x = (screen.width - SCREEN_COLUMNS) / 2;
        grid_y = (screen.height - SCREEN_ROWS) / 2;
        return;
    }
    scale = least(screen.width / GRID_WIDTH, screen.height / GRID_HEIGHT);
    grid_x = (screen.width - GRID_WIDTH * scale) / 2;
    grid_y = (screen.height - GRID_HEIGHT * scale) / 2;
}

static bool draw_cells(unsigned row, unsigned from, unsigned count)
{
    size_t offset = (size_t)(grid_y + row) * screen.line + (grid_x + from) * screen.unit;
    volatile uint8_t *at = window_at(offset, count * screen.unit);
    unsigned i;

    for (i = 0; at && i < count; i++) {
        at[2 * i] = (uint8_t)letters[row][from + i];
        at[2 * i + 1] = colours[inks[row][from + i]].attribute;
    }
    return at != NULL;
}

static bool draw_pixels(unsigned row, unsigned from, unsigned count)
{
    static uint32_t pixels[SCREEN_COLUMNS];
    unsigned i;

    for (i = 0; i < count; i++)
        pixels[i] = video_pixel(&screen, colours[inks[row][from + i]].rgb);
    return pixels_write(&screen, grid_x + from * FONT_WIDTH * scale,
                        grid_y + row * FONT_HEIGHT * scale, scale, &letters[row][from], pixels,
                        count);
}

/* What cannot be drawn once is not tried again. */
static void draw(unsigned row, unsigned from, unsigned count)
{
    if (there && count)
        there = screen.text ? draw_cells(row, from, count) : draw_pixels(row, from, count);
}

static bool blank_cells(void)
{
    unsigned row, i;
    volatile uint8_t *at;

    for (row = 0; row < screen.height; row++) {
        at = window_at((size_t)row * screen.line, screen.line);
        if (!at)
            return false;
        for (i = 0; i < screen.width; i++) {
            at[2 * i] = ' ';
            at[2 * i + 1] = colours[SCREEN_PLAIN].attribute;
        }
    }
    return true;
}

static bool blank(void)
{
    if (screen.text)
        return blank_cells();
    return pixels_fill(&screen, (struct area){0, 0, screen.width, screen.height}, 0);
}

static void forget(void)
{
    unsigned row, column;

    for (row = 0; row < SCREEN_ROWS; row++)
        for (column = 0; column < SCREEN_COLUMNS; column++) {
            letters[row][column] = ' ';
            inks[row][column] = SCREEN_PLAIN;
        }
}

/* ---- for whoever has something to say ---- */

/*
 * The description lies in the page of start_info, behind it, or there is none.  Older Xens know
 * less of what is behind the command line, and put it there.
 */
static const char *find_video(const struct start_info *info)
{
    size_t offset = info->console.dom0.info_off, size = info->console.dom0.info_size;

    if (!(info->flags & SIF_INITDOMAIN))
        return "only a dom0 has a screen";
    if (offset < offsetof(struct start_info, cmd_line) + MAX_GUEST_CMDLINE ||
        offset > ENV_PAGE_SIZE || size > ENV_PAGE_SIZE - offset)
        size = 0;
    return video_read(&screen, (const void *)((const char *)info + offset), size, SCREEN_COLUMNS,
                      SCREEN_ROWS);
}

const char *screen_init(const struct start_info *info)
{
    const char *wrong = find_video(info);

    there = false;
    if (wrong)
        return wrong;
    if (!window_aim(info, screen.base, video_bytes(&screen)))
        return "the video memory lies higher than this ABI can map";
    centre_grid();
    forget();
    /* This touches every page, so that nothing is refused later on. */
    there = blank();
    return there ? NULL : "Xen does not let this domain map the video memory";
}

const char *screen_mode(void)
{
    return there ? screen.name : "";
}

void screen_put(unsigned row, unsigned column, enum screen_colour colour, const char *text)
{
    unsigned first = SCREEN_COLUMNS, end = 0;
    char letter;

    if (!there || row >= SCREEN_ROWS)
        return;
    for (; *text && column < SCREEN_COLUMNS; text++, column++) {
        letter = *text;
        if (letter < ' ' || letter > '~')
            letter = '?';
        if (letters[row][column] == letter && inks[row][column] == colour)
            continue;
        letters[row][column] = letter;
        inks[row][column] = (uint8_t)colour;
        first = least(first, column);
        end = column + 1;
    }
    if (first < end)
        draw(row, first, end - first);
}

/* ---- the QR code ---- */

static void draw_grid(void)
{
    unsigned row;

    there = there && blank();
    for (row = 0; row < SCREEN_ROWS; row++)
        draw(row, 0, SCREEN_COLUMNS);
}

/* Light with its margin, and the dark modules on it. */
static void draw_code(unsigned x, unsigned y, unsigned dot)
{
    unsigned side = (code.side + 2 * QR_MARGIN) * dot, i, j, to;
    struct area area = {x, y, side, side};

    there = there && pixels_fill(&screen, area, video_pixel(&screen, WHITE));
    for (i = 0; i < code.side; i++)
        for (j = 0; j < code.side; j = to) {
            for (to = j + 1; to < code.side && code.dark[i][to] == code.dark[i][j]; to++)
                ;
            area.x = x + (QR_MARGIN + j) * dot;
            area.y = y + (QR_MARGIN + i) * dot;
            area.width = (to - j) * dot;
            area.height = dot;
            if (code.dark[i][j])
                there = there && pixels_fill(&screen, area, 0);
        }
}

/* To the right of the grid, with what is left over before, between and behind them. */
static void draw_beside(unsigned dot, unsigned side)
{
    unsigned gap = (screen.width - GRID_WIDTH * scale - side) / 3;

    grid_x = gap;
    draw_grid();
    draw_code(screen.width - gap - side, (screen.height - side) / 2, dot);
}

static void draw_below(unsigned dot, unsigned side)
{
    unsigned gap = (screen.height - GRID_HEIGHT * scale - side) / 3;

    grid_y = gap;
    draw_grid();
    draw_code((screen.width - side) / 2, screen.height - gap - side, dot);
}

/* Letters and a code that touch are hard to read, both of them. */
static unsigned less_a_letter(unsigned room)
{
    return room > FONT_WIDTH * scale ? room - FONT_WIDTH * scale : 0;
}

bool screen_qr(const char *text)
{
    unsigned side, right, under, beside, below;

    if (!there || screen.text || !qr_encode(&code, text, text_length(text)))
        return false;
    side = code.side + 2 * QR_MARGIN;
    right = screen.width - GRID_WIDTH * scale;
    under = screen.height - GRID_HEIGHT * scale;
    beside = least(less_a_letter(right), screen.height) / side;
    below = least(screen.width, less_a_letter(under)) / side;
    if (beside >= QR_LEAST_DOT && beside >= below)
        draw_beside(beside, side * beside);
    else if (below >= QR_LEAST_DOT)
        draw_below(below, side * below);
    else
        return false;
    return there;
}
