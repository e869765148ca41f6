/* SPDX-License-Identifier: MIT */
/* A JSON file of ours, written so that a crash leaves the old one or the new one whole. */
#ifndef REPORT_TEXT_JSON_FILE_H
#define REPORT_TEXT_JSON_FILE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* Write it by way of a temporary name beside it.  False: reported on stderr. */
bool json_file_save(const json_t *root, const char *path);

/* The same of what a function of a stream writes, which says with false that it could not. */
bool json_file_write(const char *path, bool (*write)(const void *what, FILE *out),
                     const void *what);

#endif
