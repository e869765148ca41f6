/* SPDX-License-Identifier: MIT */
/* A list of symbols as nm prints it, and Xen's build as xen-syms.map: ADDRESS LETTER NAME. */
#ifndef REPORT_SYMBOLS_MAP_H
#define REPORT_SYMBOLS_MAP_H

#include <stddef.h>

#include "report/symbols/bytes.h"
#include "report/symbols/list.h"

/* How many of its lines could be read before one that could not, whose number is in *wrong, or 0.
 */
size_t map_read(const struct bytes *file, struct list *list, size_t *wrong);

#endif
