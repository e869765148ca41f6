/* SPDX-License-Identifier: MIT */
/* Drawing with gnuplot: a script and its data are written beside the picture and kept. */
#ifndef REPORT_PICTURE_GNUPLOT_H
#define REPORT_PICTURE_GNUPLOT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/model/run.h"

/* Open DIR/NAME for writing; NULL: reported on stderr. */
FILE *gnuplot_file(const char *dir, const char *name);

/* Close it; false, and reported on stderr, when something was not written. */
bool gnuplot_close(FILE *out, const char *dir, const char *name);

/* Set the terminal and the output file by the ending of its name, ".svg" or ".png". */
void gnuplot_terminal(FILE *script, const char *output, int width, int height);

/* Write "set KIND 'TEXT' noenhanced", with the text made harmless; a newline starts another line.
 */
void gnuplot_title(FILE *script, const char *kind, const char *text);

/*
 * The title of a picture: what it shows, the unit, and what ran where, in lines of their own.  Not
 * clean; to be freed.
 */
char *gnuplot_heading(const struct run *run, const char *what);

/* True when execlp will find a gnuplot: it is to be looked for before a boot, and not after it. */
bool gnuplot_there(void);

/* The same, and says on stderr that there is none: before a folder is made for its pictures. */
bool gnuplot_or_say(void);

/* Run gnuplot on DIR/SCRIPT, with DIR as its folder.  Returns an exit status. */
int gnuplot_run(const char *dir, const char *script);

#endif
