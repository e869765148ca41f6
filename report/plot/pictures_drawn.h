/* SPDX-License-Identifier: MIT */
/* The files that a script of ours has gnuplot write: NAME.gp draws NAME.svg and NAME.png. */
#ifndef REPORT_PLOT_PICTURES_DRAWN_H
#define REPORT_PLOT_PICTURES_DRAWN_H

#include <stdbool.h>

/*
 * Before gnuplot: remove those that are there.  It writes to whatever has the name, and a link
 * would lead it elsewhere.  False: said on stderr.
 */
bool pictures_make_way(const char *dir, const char *script);

/*
 * After gnuplot, whose exit status does not tell of a full disk: each is there and has its end.
 * False: said on stderr in a line, and they are removed.
 */
bool pictures_whole(const char *dir, const char *script);

#endif
