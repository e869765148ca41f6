/* SPDX-License-Identifier: MIT */
/* boot-N.paths.gz into memory. */
#ifndef REPORT_PATHS_READ_H
#define REPORT_PATHS_READ_H

#include <stddef.h>

#include "report/paths/paths.h"

/* The name of a boot's file in its run's folder. */
void paths_file_name(char *out, size_t size, const char *folder, unsigned boot);

/*
 * NULL: 'why' says in a few words what is wrong with the file, or is empty where there is none.
 * Of the paths only those are kept that a series took at its mode.
 */
struct paths *paths_read(const char *file, char *why, size_t size);

#endif
