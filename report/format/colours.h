/* SPDX-License-Identifier: MIT */
/* The colours of pictures: they stay apart for the colour-blind and in print. */
#ifndef REPORT_FORMAT_COLOURS_H
#define REPORT_FORMAT_COLOURS_H

#define COLOUR_SINGLE "#0072b2"
#define COLOUR_MULTI  "#e69f00"
#define COLOUR_FILL   "#d55e00"
#define COLOUR_ARRAY  "#009e73"
#define COLOUR_OTHER  "#56b4e9"
#define COLOUR_TRAP   "#cc79a7"

#endif
