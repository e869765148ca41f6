/* SPDX-License-Identifier: MIT */
/*
 * The screen of a dom0 (core/screen/screen.h) on memory that stands for the video memory.  It has
 * the sources of the screen in it, as a test has one screen.
 */
#ifndef TESTS_UNIT_SUPPORT_VIDEO_MEMORY_H
#define TESTS_UNIT_SUPPORT_VIDEO_MEMORY_H

#include "tests/unit/support/check.h"

#include "report/system/memory.h"

#include "core/line.c"
#include "core/screen/font.c"
#include "core/screen/pixels.c"
#include "core/screen/qr_encode.c"
#include "core/screen/qr_mask.c"
#include "core/screen/qr_words.c"
#include "core/screen/screen.c"
#include "core/screen/video.c"
#include "core/text.c"

/* ---- the window ---- */

static uint8_t *memory;
static size_t memory_size, taken; /* and how often some of it was asked for */
static size_t granted;            /* how often it is given, before it is refused */
static bool reachable;

bool window_aim(const struct start_info *info, uint64_t base, size_t bytes)
{
    (void)info;
    assert_true(base == 0xb8000 || base == 0xfd000000);
    free(memory);
    memory = memset(memory_new(bytes), 0xa5, bytes);
    memory_size = bytes;
    return reachable;
}

volatile uint8_t *window_at(size_t offset, size_t bytes)
{
    assert_true(offset <= memory_size && bytes <= memory_size - offset);
    return taken++ < granted ? memory + offset : NULL;
}

/* ---- a boot ---- */

/* The page of start_info, with the description behind it, and a page that is not the screen's. */
static union {
    struct start_info info;
    uint8_t bytes[2 * ENV_PAGE_SIZE];
} page;

static inline struct dom0_vga_console_info *console(void)
{
    return (void *)(page.bytes + page.info.console.dom0.info_off);
}

static inline void make_page(void)
{
    reachable = true;
    taken = 0;
    granted = SIZE_MAX;
    memset(&page, 0, sizeof(page));
    page.info.flags = SIF_INITDOMAIN;
    page.info.console.dom0.info_off = sizeof(page.info);
    page.info.console.dom0.info_size = sizeof(struct dom0_vga_console_info);
}

static inline void start_text(unsigned columns, unsigned rows)
{
    make_page();
    console()->video_type = XEN_VGATYPE_TEXT_MODE_3;
    console()->u.text_mode_3.columns = (uint16_t)columns;
    console()->u.text_mode_3.rows = (uint16_t)rows;
    assert_null(screen_init(&page.info));
}

static inline void start_pixels(unsigned width, unsigned height, unsigned depth)
{
    struct dom0_vga_console_info *info;

    make_page();
    info = console();
    info->video_type = XEN_VGATYPE_EFI_LFB;
    info->u.vesa_lfb.width = (uint16_t)width;
    info->u.vesa_lfb.height = (uint16_t)height;
    info->u.vesa_lfb.bits_per_pixel = (uint16_t)depth;
    info->u.vesa_lfb.bytes_per_line = (uint16_t)(width * ((depth + 7) / 8) + 64);
    info->u.vesa_lfb.lfb_base = 0xfd000000;
    info->u.vesa_lfb.lfb_size = 1024;
    info->u.vesa_lfb.red_pos = depth == 16 ? 11 : 16;
    info->u.vesa_lfb.green_pos = depth == 16 ? 5 : 8;
    info->u.vesa_lfb.red_size = info->u.vesa_lfb.blue_size = depth == 16 ? 5 : 8;
    info->u.vesa_lfb.green_size = depth == 16 ? 6 : 8;
    assert_null(screen_init(&page.info));
}

static inline uint32_t pixel(unsigned x, unsigned y)
{
    const uint8_t *at = memory + (size_t)y * screen.line + x * screen.unit;
    uint32_t value = 0;
    unsigned i;

    for (i = 0; i < screen.unit; i++)
        value |= (uint32_t)at[i] << 8 * i;
    return value;
}

/* Pixels in that area that are not black. */
static inline unsigned lit(unsigned x, unsigned y, unsigned width, unsigned height)
{
    unsigned count = 0, i, j;

    for (j = y; j < y + height; j++)
        for (i = x; i < x + width; i++)
            count += pixel(i, j) != 0;
    return count;
}

static inline unsigned dots(char letter)
{
    unsigned count = 0, i, j;

    for (j = 0; j < FONT_HEIGHT; j++)
        for (i = 0; i < FONT_WIDTH; i++)
            count += font_dot(letter, j, i);
    return count;
}

/* The first pixel of an area that is not black. */
static inline uint32_t ink(unsigned x, unsigned y, unsigned width, unsigned height)
{
    unsigned i, j;

    for (j = y; j < y + height; j++)
        for (i = x; i < x + width; i++)
            if (pixel(i, j))
                return pixel(i, j);
    return 0;
}

#endif
