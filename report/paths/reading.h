/* SPDX-License-Identifier: MIT */
/* A boot-N.paths.gz while it is read: for the files of this folder. */
#ifndef REPORT_PATHS_READING_H
#define REPORT_PATHS_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/packed.h"
#include "report/paths/paths.h"

struct reading {
    struct packed_in in;
    struct paths *paths;
    const char *wrong; /* what is wrong first, or NULL */
};

/* Note what is wrong; always false. */
bool reading_refuse(struct reading *r, const char *wrong);

/* A number that cannot be more than so many.  False: noted. */
bool reading_count(struct reading *r, uint64_t most, size_t *count);
bool reading_small(struct reading *r, unsigned most, unsigned *number);

/* A name, made clean, and kept with the paths.  NULL: noted. */
const char *reading_name(struct reading *r);

/* The blocks; the paths, which are of these, behind the series that took them.  False: noted. */
bool reading_blocks(struct reading *r);
bool reading_paths(struct reading *r);

#endif
