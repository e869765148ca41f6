/* SPDX-License-Identifier: MIT */
/* A flame graph: one file that any browser shows, with no script and nothing from elsewhere. */
#ifndef REPORT_PROFILE_SVG_H
#define REPORT_PROFILE_SVG_H

#include <stdbool.h>
#include <stdio.h>

#include "report/profile/flame.h"
#include "report/text/texts.h"

struct svg_page {
    const struct flame *flame;
    const struct texts *head;     /* lines above the picture, of which the first is its title */
    const struct texts *warnings; /* below it, each on as many lines as it takes */
};

/*
 * Of one path each frame is as wide as its instructions are many.  Of two it is as wide as those
 * of the new one, and red where the function itself grew, blue where it shrank, by the figure that
 * a gate decides by (each REP counted once); what is gone is named below.  For file_out: false,
 * when the stream did not take it; nothing is said.
 */
bool svg_write(const void *page, FILE *out);

#endif
