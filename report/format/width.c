/* SPDX-License-Identifier: MIT */
/* See width.h. */
#include "report/format/width.h"

static size_t width;

void width_set(size_t columns)
{
    width = columns && columns < WIDTH_LEAST ? WIDTH_LEAST : columns;
}

size_t width_of_text(void)
{
    return width && width < SHOW_COLUMNS ? width : SHOW_COLUMNS;
}

size_t width_of_table(void)
{
    return width;
}
