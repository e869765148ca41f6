/* SPDX-License-Identifier: MIT */
/* The views that there are. */
#ifndef REPORT_PRICES_VIEWS_H
#define REPORT_PRICES_VIEWS_H

#include "report/prices/view.h"

extern const struct view views[];
extern const size_t view_count;

/* What stands for all of them. */
#define VIEWS_ALL "all"

/* Whether a view has, or had, this name. */
bool views_called(const struct view *view, const char *name);

/* How many pieces of work a case is to its view, such as the pages of a run; else 1. */
unsigned views_parts(const char *name);

#endif
