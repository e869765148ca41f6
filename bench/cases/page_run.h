/* SPDX-License-Identifier: MIT */
/* Pages that a timed region of a page_run case works on: its price per page is divided by this. */
#ifndef BENCH_CASES_PAGE_RUN_H
#define BENCH_CASES_PAGE_RUN_H

#define PAGE_RUN_PAGES 200

#endif
