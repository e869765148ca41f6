/* SPDX-License-Identifier: MIT */
/* What a run says of a case, as small as a page needs it: 26 runs have many of them. */
#ifndef REPORT_PAGE_CELL_H
#define REPORT_PAGE_CELL_H

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/page/page.h"

/* Work out the cell of a case that the run has; what is odd about its prices is noted. */
void page_cell_take(struct page_cell *cell, const struct run *run, const struct run_case *c,
                    struct notes *notes);
void page_cell_free(struct page_cell *cell);

#endif
