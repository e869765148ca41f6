/* SPDX-License-Identifier: MIT */
/* A run as the text of a run.json and back, for tests. */
#ifndef TESTS_UNIT_MAKERS_RUN_JSON_H
#define TESTS_UNIT_MAKERS_RUN_JSON_H

#include <jansson.h>

#include "report/model/run.h"

/* The text, to be freed, and what jansson makes of it, to be given back. */
char *json_text_of(const struct run *run);
json_t *json_tree_of(const struct run *run);

/* Its run.json in a file, to be given to drop_file. */
char *json_file_of(const struct run *run);

/* The run of a text, or of a tree that was changed; NULL, with a line in 'why'. */
struct run *run_of_json_text(const char *text, size_t len, char *why, size_t size);
struct run *run_of_json_tree(const json_t *tree, char *why, size_t size);

#endif
