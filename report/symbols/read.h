/* SPDX-License-Identifier: MIT */
/* Symbols of bytes that were loaded, by what they are of. */
#ifndef REPORT_SYMBOLS_READ_H
#define REPORT_SYMBOLS_READ_H

#include <stddef.h>

#include "report/symbols/bytes.h"
#include "report/symbols/symbols.h"

/* As the functions of symbols.h without "read_" have it; 'file' is for what is said of it. */
struct symbols *read_xen(const struct bytes *bytes, const char *file, char *why, size_t size);
struct symbols *read_file(const struct bytes *bytes, const char *file, char *why, size_t size);

#endif
