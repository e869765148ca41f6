/* SPDX-License-Identifier: MIT */
/* Where what a struct paths points at is: for the files of this folder. */
#ifndef REPORT_PATHS_STORE_H
#define REPORT_PATHS_STORE_H

#include <stddef.h>
#include <stdint.h>

struct text_pool;

struct stored_path {
    uint8_t *steps; /* NULL: no series took it at its mode */
    size_t len;
};

struct paths_store {
    struct stored_path *paths;
    uint8_t *code; /* of the blocks, one behind the other: sizes, and then code */
    size_t code_len;
    struct text_pool *names; /* of functions, and of the cases of series */
};

#endif
