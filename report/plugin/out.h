/* SPDX-License-Identifier: MIT */
/* The plugin's file (report/paths/raw.h). */
#ifndef REPORT_PLUGIN_OUT_H
#define REPORT_PLUGIN_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Make the file and write its head.  False: reported on stderr. */
bool out_open(const char *path);
void out_number(uint64_t value);
void out_bytes(const void *bytes, size_t len);
/* Reports on stderr when something could not be written. */
void out_close(void);

#endif
