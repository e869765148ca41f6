/* SPDX-License-Identifier: MIT */
/* The words that the writer and the reader of run.json share. */
#ifndef REPORT_STORE_JSON_H
#define REPORT_STORE_JSON_H

#include <jansson.h>

#include "report/model/run.h"

/*
 * Version 1 said of each case what its boots come to as well ("status" and "why"), which no reader
 * of ours ever took from it.
 */
#define RUN_SCHEMA  "pvbench-run"
#define RUN_VERSION 2
#define RUN_FILE    "run.json"

/* The status of a case that has no status record. */
#define STATUS_UNFINISHED "unfinished"

/* The whole run as JSON; to be given back with json_decref. */
json_t *run_to_json(const struct run *run);

/* The run that JSON holds; NULL, with a line in 'why' that names the wrong key. */
struct run *run_from_json(const json_t *root, char *why, size_t size);

#endif
