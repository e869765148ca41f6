/* SPDX-License-Identifier: MIT */
/* Files of floors of version 1, which have the floors themselves and nothing of what made them. */
#ifndef REPORT_FLOORS_VERSION_1_H
#define REPORT_FLOORS_VERSION_1_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "report/floors/floors.h"

/* The object "floors" of such a file; false: the text says in one line what is wrong with it. */
bool floors_read_version_1(struct floors *floors, const json_t *root, char *why, size_t size);

#endif
