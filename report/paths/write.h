/* SPDX-License-Identifier: MIT */
/* boot-N.paths.gz, made of what the plugin left. */
#ifndef REPORT_PATHS_WRITE_H
#define REPORT_PATHS_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/match.h"
#include "report/paths/paths.h"

/* Of which boot they are, and where its code is. */
struct paths_source {
    unsigned boot;
    const char *xen_build, *image_build; /* build ids, or "" */
    const char *symbols;                 /* where the names of Xen are from; "": there are none */
    uint64_t image_from, image_to;       /* our image; all else is Xen */
    const struct paths_function *functions;
    size_t function_count;
};

/* False: 'why' says in a line what went wrong; no file is left. */
bool paths_write(const char *file, const struct raw *raw, const struct matches *matches,
                 const struct paths_source *source, char *why, size_t size);

#endif
