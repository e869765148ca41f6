/* SPDX-License-Identifier: MIT */
/* What the formats that are JSON share. */
#ifndef REPORT_EXPORT_JSON_H
#define REPORT_EXPORT_JSON_H

#include "report/text/json_out.h"

/* A price: an integer where it is one. */
void export_json_number(struct json_out *json, const char *key, double number);

/* A text that has been made clean, of whose lines each ends in a newline. */
void export_json_lines(struct json_out *json, const char *key, const char *text);

#endif
