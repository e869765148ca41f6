/* SPDX-License-Identifier: MIT */
/* See stub.c. */
#ifndef REPORT_PATHS_STUB_H
#define REPORT_PATHS_STUB_H
#include "report/paths/paths.h"
struct stub_path {
    struct paths_step *steps;
    size_t count;
};
struct paths_store {
    struct stub_path *paths;
    size_t count;
};
extern struct paths *(*paths_stub)(const char *file);
#endif
