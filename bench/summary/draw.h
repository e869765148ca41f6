/* SPDX-License-Identifier: MIT */
/* A grid out to the screen. */
#ifndef BENCH_SUMMARY_DRAW_H
#define BENCH_SUMMARY_DRAW_H

#include "bench/summary/grid.h"

/* Show it, all of it; what stands there already is not drawn again (core/screen/). */
void draw(const struct grid *grid);

#endif
