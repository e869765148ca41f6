/* SPDX-License-Identifier: MIT */
/* A JSON file of ours, written so that a crash leaves the old one or the new one whole. */
#ifndef REPORT_TEXT_JSON_FILE_H
#define REPORT_TEXT_JSON_FILE_H

#include <jansson.h>
#include <stdbool.h>

/* As file_out has it.  False: reported on stderr. */
bool json_file_save(const json_t *root, const char *path);

#endif
