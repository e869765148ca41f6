/* SPDX-License-Identifier: MIT */
/* The paths of a boot, read from the folder of its run. */
#ifndef REPORT_PATHS_READ_H
#define REPORT_PATHS_READ_H

#include "report/paths/paths.h"

struct paths *paths_read(const char *dir_or_file, unsigned boot, char *why, size_t size);

#endif
