/* SPDX-License-Identifier: MIT */
/* A list of symbols as nm prints it, and Xen's build as xen-syms.map: ADDRESS LETTER NAME. */
#ifndef REPORT_SYMBOLS_MAP_H
#define REPORT_SYMBOLS_MAP_H

#include <stdbool.h>

#include "report/symbols/bytes.h"
#include "report/symbols/list.h"

/* How many of its lines could be read, all of them if *wrong is 0 then; else the line that could
 * not. */
size_t map_read(const struct bytes *file, struct list *list, size_t *wrong);

#endif
