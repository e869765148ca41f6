/* SPDX-License-Identifier: MIT */
/*
 * What the JSON of show, compare and gate share: docs/json.md, which is the schema.  A number is a
 * number; where there is none stands null, and beside it why.
 */
#ifndef REPORT_JSON_JSON_H
#define REPORT_JSON_JSON_H

#include <stdbool.h>

#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/text/json_out.h"
#include "report/text/texts.h"

/* Raised whenever a reader of the last one would read something wrongly; new keys do not count. */
#define JSON_SCHEMA 1

/* The object of a command, which json_end closes; the status is that with which it will exit. */
void json_start(struct json_out *json, const char *command, int exit_status);
void json_end(struct json_out *json);

/* ---- a key and what stands behind it ---- */

void json_open(struct json_out *json, const char *key, char bracket);
/* NULL is null. */
void json_text(struct json_out *json, const char *key, const char *text);
/* As json_text, but an empty text is null, too. */
void json_why(struct json_out *json, const char *key, const char *why);
void json_count(struct json_out *json, const char *key, uint64_t count);
void json_truth(struct json_out *json, const char *key, bool truth);
void json_number(struct json_out *json, const char *key, bool have, double number);
void json_texts(struct json_out *json, const char *key, const struct texts *texts);
void json_numbers(struct json_out *json, const char *key, const double *numbers, size_t count);

/* ---- objects, as an item of a list or behind a key ---- */

/* A run: what it is called, its boots, its facts, its problems. */
void json_run(struct json_out *json, const char *path, const struct run *run);
/* A case and its prices, which were taken with quantiles. */
void json_case(struct json_out *json, const struct run *run, const struct price *price);
/* A case of two runs. */
void json_judged(struct json_out *json, const struct judgement *judgement,
                 const struct judged *judged);
/* All measures and the families as one each, behind the key "together"; none in insns. */
void json_pools(struct json_out *json, const struct judgement *judgement);
/* How many cases came out how, behind the key "counts", and by which figure of their prices. */
void json_verdicts(struct json_out *json, const struct judgement *judgement);

#endif
