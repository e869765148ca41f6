/* SPDX-License-Identifier: MIT */
/* A picture of bars, drawn. */
#ifndef REPORT_PICTURE_BARS_DRAW_H
#define REPORT_PICTURE_BARS_DRAW_H

#include "report/picture/bars.h"

/*
 * Write DIR/NAME.dat and .gp and draw NAME.svg and .png; where there are more rows than one picture
 * holds, NAME-2 and so on as well.  Without a bar there is none, and those of before are removed.
 * An exit status.
 */
int bars_draw(const struct bars *bars, const char *dir);

#endif
