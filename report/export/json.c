/* SPDX-License-Identifier: MIT */
/* See json.h. */
#include "report/export/json.h"

#include <jansson.h>

void export_json_number(struct json_out *json, const char *key, double number)
{
    json_out_key(json, key);
    json_out_real(json, number);
}

void export_json_lines(struct json_out *json, const char *key, const char *text)
{
    json_out_key(json, key);
    json_out_value(json, json_string(text), JSON_OUT_DIGITS);
}
