/* SPDX-License-Identifier: MIT */
/* The sections of a page, in their order, and what some of them share. */
#ifndef REPORT_PAGE_SECTIONS_H
#define REPORT_PAGE_SECTIONS_H

#include <stdio.h>

#include "report/page/model.h"
#include "report/prices/view.h"

void page_put_head(const struct page *page, FILE *out);
void page_put_host(const struct page *page, FILE *out);
void page_put_diagnosis(const struct page *page, FILE *out);
void page_put_changes(const struct page *page, FILE *out);
void page_put_prices(const struct page *page, FILE *out);
void page_put_batches(const struct page *page, FILE *out);
void page_put_views(const struct page *page, FILE *out);
void page_put_distributions(const struct page *page, FILE *out);
void page_put_coverage(const struct page *page, FILE *out);
void page_put_raw(const struct page *page, FILE *out);
void page_put_made(const struct page *page, FILE *out);
void page_put_data(const struct page *page, FILE *out);

/* Families and all measures together, as a table, where any is judged; and the first that is
 * slower, in words. */
void page_put_pools(const struct judgement *judgement, FILE *out);
bool page_pool_slower(const struct judgement *judgement, char *out, size_t size);

/* The flame graph, if there is one: below what changed, or else below the views. */
void page_put_flame(const struct page *page, FILE *out);

/* A view, whose prices are by run, as bars; and whose bars have which colour. */
void page_put_view_bars(const struct page *page, const struct view_prices *prices, FILE *out);
void page_put_bars_key(const struct page *page, FILE *out);

#endif
