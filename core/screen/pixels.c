/* SPDX-License-Identifier: MIT */
#include "core/screen/pixels.h"

#include "core/screen/font.h"
#include "core/screen/window.h"

/* A pixel at a time: what is not cached is not read back, and never in parts where it is whole. */
static void store(volatile uint8_t *at, unsigned unit, uint32_t pixel)
{
    switch (unit) {
    case 4:
        *(volatile uint32_t *)at = pixel;
        break;
    case 2:
        *(volatile uint16_t *)at = (uint16_t)pixel;
        break;
    default:
        at[0] = (uint8_t)pixel;
        at[1] = (uint8_t)(pixel >> 8);
        at[2] = (uint8_t)(pixel >> 16);
        break;
    }
}

bool pixels_fill(const struct video *video, struct area area, uint32_t pixel)
{
    volatile uint8_t *at;
    unsigned x, y;

    for (y = area.y; y < area.y + area.height; y++) {
        at = window_at((size_t)y * video->line + area.x * video->unit, area.width * video->unit);
        if (!at)
            return false;
        for (x = 0; x < area.width; x++)
            store(at + x * video->unit, video->unit, pixel);
    }
    return true;
}

/* One row of the dots of a letter, as far as they are alike in one piece. */
static bool write_row(const struct video *video, unsigned x, unsigned y, unsigned scale,
                      char letter, unsigned row, uint32_t ink)
{
    unsigned from, to;
    struct area area = {0, y, 0, scale};
    bool lit;

    for (from = 0; from < FONT_WIDTH; from = to) {
        lit = font_dot(letter, row, from);
        for (to = from + 1; to < FONT_WIDTH && font_dot(letter, row, to) == lit; to++)
            ;
        area.x = x + from * scale;
        area.width = (to - from) * scale;
        if (!pixels_fill(video, area, lit ? ink : 0))
            return false;
    }
    return true;
}

/* Row by row over all letters, so that the window moves down once, and not for each of them. */
bool pixels_write(const struct video *video, unsigned x, unsigned y, unsigned scale,
                  const char *letters, const uint32_t *inks, unsigned count)
{
    unsigned row, i;

    for (row = 0; row < FONT_HEIGHT; row++)
        for (i = 0; i < count; i++)
            if (!write_row(video, x + i * FONT_WIDTH * scale, y + row * scale, scale, letters[i],
                           row, inks[i]))
                return false;
    return true;
}
