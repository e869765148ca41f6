/* SPDX-License-Identifier: MIT */
/* The files that a script of ours has gnuplot write: NAME.gp draws NAME.svg and NAME.png. */
#ifndef REPORT_PICTURE_PICTURES_DRAWN_H
#define REPORT_PICTURE_PICTURES_DRAWN_H

#include <stdbool.h>
#include <stddef.h>

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

/* The name of a picture's files without ending: NAME, and NAME-2 and so on for its further pages.
 */
void picture_page(char *out, size_t size, const char *name, size_t page);

/* Remove the files of this page and of those after it that an earlier call drew. */
void pictures_drop_from(const char *dir, const char *name, size_t page);

#endif
