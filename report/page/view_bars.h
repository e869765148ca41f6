/* SPDX-License-Identifier: MIT */
/* A view as bars, beside the table that has its numbers. */
#ifndef REPORT_PAGE_VIEW_BARS_H
#define REPORT_PAGE_VIEW_BARS_H

#include <stdio.h>

#include "report/page/page.h"
#include "report/prices/view.h"

/* The prices are of one view, by run. */
void page_put_view_bars(const struct page *page, const struct view_prices *prices, FILE *out);

/* Whose bars have which colour. */
void page_put_bars_key(const struct page *page, FILE *out);

#endif
