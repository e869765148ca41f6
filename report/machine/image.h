/* SPDX-License-Identifier: MIT */
/* What a kernel image is, by its ELF header and the notes in it: ours and Xen's. */
#ifndef REPORT_MACHINE_IMAGE_H
#define REPORT_MACHINE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/cases/environment.h"

/*
 * The environment of an image, gzipped or not.  NULL: it is none that Xen could start as a PV
 * guest, and 'why' says so in a few words.
 */
const struct environment *image_environment(const char *path, char *why, size_t size);

/* Addresses of an image of ours: of its timed region, and of all of it; each with its end. */
struct image_places {
    uint64_t region, region_end;
    uint64_t from, to;
};

/* False: it has no note that says where in it its timed region is. */
bool image_places(const char *path, struct image_places *places);

#endif
