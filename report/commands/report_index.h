/* SPDX-License-Identifier: MIT */
/* "pvbench report FOLDER --index DIR": a page of each run, and one that leads to them. */
#ifndef REPORT_COMMANDS_REPORT_INDEX_H
#define REPORT_COMMANDS_REPORT_INDEX_H

#include <stddef.h>

#include "report/page/page.h"

/*
 * Of each run that is named, and of a folder that is none of those in it.  What is asked is of all
 * of them alike.  The worst exit status of the pages; EXIT_USAGE, reported on stderr, where there
 * is no run, or one cannot be opened: then there are pages of the others all the same.
 */
int report_index(char *const *paths, size_t count, const struct page_asked *asked, const char *dir);

#endif
