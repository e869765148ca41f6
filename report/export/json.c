/* SPDX-License-Identifier: MIT */
/* See json.h. */
#include "report/export/json.h"

#include <jansson.h>
#include <math.h>
#include <stdbool.h>

/* Up to here a double holds every integer. */
#define WHOLE_TO 9007199254740992.0
/* That many decimals it holds, too. */
#define DIGITS 15

void export_json_number(struct json_out *json, const char *key, double number)
{
    bool whole = number == floor(number) && fabs(number) <= WHOLE_TO;

    json_out_key(json, key);
    json_out_value(json, whole ? json_integer((json_int_t)number) : json_real(number), DIGITS);
}

void export_json_lines(struct json_out *json, const char *key, const char *text)
{
    json_out_key(json, key);
    json_out_value(json, json_string(text), DIGITS);
}
