/* SPDX-License-Identifier: MIT */
/* What the formats that are JSON share. */
#ifndef REPORT_EXPORT_JSON_H
#define REPORT_EXPORT_JSON_H

#include <jansson.h>
#include <stdio.h>

/* A text of any bytes; JSON wants UTF-8, so all outside printable ASCII come out as \xNN. */
json_t *export_json_text(const char *text);

/* A price: an integer where it is one. */
json_t *export_json_number(double number);

/* Write it with a newline at its end, and free it. */
void export_json_put(json_t *root, FILE *out);

#endif
