/* SPDX-License-Identifier: MIT */
/* Whether lines that were kept (overlay.h) were wrapped or cut at a column on their way. */
#ifndef REPORT_CONSOLE_COLUMNS_H
#define REPORT_CONSOLE_COLUMNS_H

#include "report/console/overlay.h"

enum columns { COLUMNS_WHOLE, COLUMNS_WRAPPED, COLUMNS_CUT };

/*
 * What was done to them, and to which of them first.  Lines of 'width' have something behind them,
 * and all end where that does; 0: none has.
 */
enum columns columns_find(const struct overlay *o, size_t width, const struct overlay_line **first);

#endif
