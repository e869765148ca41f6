/* SPDX-License-Identifier: MIT */
/* Where what a struct paths points at is: for the files of this folder. */
#ifndef REPORT_PATHS_STORE_H
#define REPORT_PATHS_STORE_H

#include <stddef.h>
#include <stdint.h>

struct stored_path {
    uint8_t *steps; /* NULL: no series took it at its mode */
    size_t len;
};

struct paths_store {
    struct stored_path *paths;
    uint8_t **block_bytes; /* of each block: sizes, and then code */
    char **names;          /* of functions, and of the cases of series */
    size_t name_count;
};

#endif
