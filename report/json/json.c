/* SPDX-License-Identifier: MIT */
/* See json.h. */
#include "report/json/json.h"

#include <stdio.h>

void json_start(struct json_out *json, const char *command, int exit_status)
{
    json_out_open(json, '{');
    json_count(json, "schema", JSON_SCHEMA);
    json_text(json, "command", command);
    json_count(json, "exit_status", (uint64_t)exit_status);
}

void json_end(struct json_out *json)
{
    json_out_close(json, '}');
    fputc('\n', json->out);
}

void json_open(struct json_out *json, const char *key, char bracket)
{
    json_out_key(json, key);
    json_out_open(json, bracket);
}

void json_text(struct json_out *json, const char *key, const char *text)
{
    json_out_key(json, key);
    if (text)
        json_out_text(json, text);
    else
        json_out_null(json);
}

void json_why(struct json_out *json, const char *key, const char *why)
{
    json_text(json, key, why && *why ? why : NULL);
}

void json_count(struct json_out *json, const char *key, uint64_t count)
{
    json_out_key(json, key);
    json_out_number(json, count);
}

void json_truth(struct json_out *json, const char *key, bool truth)
{
    json_out_key(json, key);
    json_out_truth(json, truth);
}

void json_number(struct json_out *json, const char *key, bool have, double number)
{
    json_out_key(json, key);
    if (have)
        json_out_real(json, number);
    else
        json_out_null(json);
}

void json_texts(struct json_out *json, const char *key, const struct texts *texts)
{
    size_t i;

    json_open(json, key, '[');
    for (i = 0; i < texts->count; i++)
        json_out_text(json, texts->at[i]);
    json_out_close(json, ']');
}

void json_numbers(struct json_out *json, const char *key, const double *numbers, size_t count)
{
    size_t i;

    json_open(json, key, '[');
    for (i = 0; i < count; i++)
        json_out_real(json, numbers[i]);
    json_out_close(json, ']');
}
