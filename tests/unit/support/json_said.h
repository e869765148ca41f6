/* SPDX-License-Identifier: MIT */
/* What a command writes as JSON, read back and held against the table of the same. */
#ifndef TESTS_UNIT_SUPPORT_JSON_SAID_H
#define TESTS_UNIT_SUPPORT_JSON_SAID_H

#include <jansson.h>
#include <stddef.h>

/* The one object that it writes, to be given back; its exit status is in it. */
json_t *json_said(int (*command)(int argc, char **argv), const char *const *words);

/* What stands at a path of keys and places with dots between, and a text there. */
json_t *at_path(json_t *root, const char *path);
const char *text_at(json_t *root, const char *path);
/* The case of that name in a list. */
json_t *case_named(json_t *cases, const char *name);

/*
 * docs/json.md has every key of an object that a command wrote, but for those of facts, which are
 * the run's.  With a chapter of it, which is a command's, there: without what every command has,
 * and without runs, of which another chapter is.
 */
void assert_documented(const json_t *root, const char *chapter);

/* What a cell of a table holds of a number: "-" where there is none, which has a reason. */
void assert_cell(json_t *of, const char *key, const char *cell);
/* The words of a line, which is cut up; returns how many. */
size_t words_of_line(char *line, char **words, size_t most);

#endif
