/* SPDX-License-Identifier: MIT */
/* One page of bars: its data, its script, its picture. */
#ifndef REPORT_PICTURE_BARS_PAGE_H
#define REPORT_PICTURE_BARS_PAGE_H

#include "report/picture/bars.h"

int bars_page_draw(const struct bars_page *page, const char *dir);

#endif
