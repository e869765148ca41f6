/* SPDX-License-Identifier: MIT */
/*
 * The video memory as Xen describes it to dom0, believed as far as it makes sense.  Source:
 * public/xen.h, struct dom0_vga_console_info.
 */
#ifndef CORE_VIDEO_H
#define CORE_VIDEO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/env.h"

/* The place of a colour in a pixel, in bits from the lowest on. */
struct channel {
    unsigned at, bits;
};

struct video {
    bool text;              /* cells of a letter and its colours, and no pixels */
    unsigned width, height; /* in cells, or in pixels */
    unsigned line;          /* bytes from the start of a row to that of the next */
    unsigned unit;          /* bytes of a cell or a pixel */
    uint64_t base;          /* machine address */
    struct channel red, green, blue;
    char name[32]; /* "text 80x25", "VESA 800x600x32" */
};

/*
 * Read that description, of which 'size' bytes are there, for a grid of so many columns and rows of
 * text.  NULL, or in one sentence why nothing can be drawn.
 */
const char *video_read(struct video *video, const struct dom0_vga_console_info *info, size_t size,
                       unsigned columns, unsigned rows);

/* Bytes of the memory that is shown. */
size_t video_bytes(const struct video *video);

/* A pixel of that colour, which has eight bits each of red, green and blue. */
uint32_t video_pixel(const struct video *video, uint32_t rgb);

#endif
