/* SPDX-License-Identifier: MIT */
/* Rectangles and letters in a mode of pixels. */
#ifndef CORE_PIXELS_H
#define CORE_PIXELS_H

#include "core/screen/video.h"

struct area {
    unsigned x, y, width, height; /* in pixels */
};

/* Fill it with a pixel of video_pixel().  False: the memory is not there. */
bool pixels_fill(const struct video *video, struct area area, uint32_t pixel);

/*
 * Write so many letters beside each other, the first at x and y, each dot 'scale' pixels a side,
 * letter i in the pixel of inks[i], on black.
 */
bool pixels_write(const struct video *video, unsigned x, unsigned y, unsigned scale,
                  const char *letters, const uint32_t *inks, unsigned count);

#endif
