/* SPDX-License-Identifier: MIT */
/* A page that leads to the pages of runs. */
#ifndef REPORT_PAGE_INDEX_H
#define REPORT_PAGE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

/* What is said of a run, whose page lies beside the index. */
struct page_indexed {
    char *file; /* its name there */
    char *label, *boots, *counts, *unit, *date;
    int status; /* of the run */
};

struct page_index {
    struct page_indexed *at;
    size_t count;
};

/* Note a run under the name of its page, which is there; the run may go away then. */
void page_index_add(struct page_index *index, const struct run *run, const char *file);
void page_index_free(struct page_index *index);

/* Whether a page has that name. */
bool page_index_has(const struct page_index *index, const char *file);

/* Write it.  False: reported on stderr. */
bool page_index_write(const struct page_index *index, const char *file);

#endif
