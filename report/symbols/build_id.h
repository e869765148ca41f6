/* SPDX-License-Identifier: MIT */
/* The build id of a program, as the linker has put it in and Xen's XENVER_build_id says it. */
#ifndef REPORT_SYMBOLS_BUILD_ID_H
#define REPORT_SYMBOLS_BUILD_ID_H

#include "report/symbols/bytes.h"
#include "report/symbols/symbols.h"

/* In hexadecimal digits; "" where there is none, or where it is not the only one. */
void build_id_read(const struct bytes *file, char out[SYMBOLS_BUILD_ID]);

#endif
