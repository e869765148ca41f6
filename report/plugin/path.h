/* SPDX-License-Identifier: MIT */
/* The path of a timed region while it is executed, and the paths that were seen before. */
#ifndef REPORT_PLUGIN_PATH_H
#define REPORT_PLUGIN_PATH_H

#include <stdint.h>

/* A block of straight code into the file, if it is new there; its number. */
uint64_t path_add_block(uint64_t at, unsigned count, const unsigned char *sizes,
                        const unsigned char *code);

/* Start a path. */
void path_begin(void);
/* So many instructions of a block of so many were executed. */
void path_step(uint64_t block, uint64_t count, uint64_t ran);
/* The path's number; a new one goes into the file. */
uint64_t path_end(void);

#endif
