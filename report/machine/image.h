/* SPDX-License-Identifier: MIT */
/* Which environment a kernel image is built for, by its ELF header and Xen's notes in it. */
#ifndef REPORT_MACHINE_IMAGE_H
#define REPORT_MACHINE_IMAGE_H

#include <stddef.h>

#include "report/cases/environment.h"

/*
 * The environment of an image, gzipped or not.  NULL: it is none that Xen could start as a PV
 * guest, and 'why' says so in a few words.
 */
const struct environment *image_environment(const char *path, char *why, size_t size);

#endif
