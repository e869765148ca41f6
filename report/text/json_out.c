/* SPDX-License-Identifier: MIT */
/* See json_out.h. */
#include "report/text/json_out.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "report/text/text.h"

static void put_line(const struct json_out *json)
{
    if (!json->flat)
        fprintf(json->out, "\n%*s", (int)json->depth, "");
}

/* What stands between the item before and this one. */
static void start_item(struct json_out *json)
{
    if (!json->keyed && json->filled)
        putc(',', json->out);
    if (!json->keyed && json->depth)
        put_line(json);
    json->keyed = false;
    json->filled = true;
}

void json_out_open(struct json_out *json, char bracket)
{
    start_item(json);
    putc(bracket, json->out);
    json->depth++;
    json->filled = false;
}

void json_out_close(struct json_out *json, char bracket)
{
    json->depth--;
    if (json->filled)
        put_line(json);
    putc(bracket, json->out);
    json->filled = true;
}

/* In a page none of these may look like the start of a tag, a comment or a reference. */
static bool is_of_html(const struct json_out *json, char letter)
{
    return json->in_html && (letter == '<' || letter == '>' || letter == '&');
}

/* What stands in a text as it is: how many bytes of it come next. */
static size_t plain(const struct json_out *json, const char *text)
{
    size_t len;

    for (len = 0; text[len] >= ' ' && text[len] <= '~' && text[len] != '"' && text[len] != '\\' &&
                  !is_of_html(json, text[len]);)
        len++;
    return len;
}

/* Clean text is ASCII, of which JSON wants two bytes escaped. */
static void put_quoted(struct json_out *json, const char *text)
{
    size_t some;

    putc('"', json->out);
    for (;; text++) {
        some = plain(json, text);
        fwrite(text, 1, some, json->out);
        text += some;
        if (!*text)
            break;
        char one[] = {*text, '\0'};

        if (is_of_html(json, *text)) {
            fprintf(json->out, "\\u%04x", (unsigned)*text);
            continue;
        }
        if (*text == '"' || *text == '\\')
            putc('\\', json->out);
        if (*text < ' ' || *text > '~')
            putc('\\', json->out); /* of the \xNN that text_put makes of it */
        text_put(json->out, one);
    }
    putc('"', json->out);
}

void json_out_key(struct json_out *json, const char *key)
{
    start_item(json);
    put_quoted(json, key);
    fputs(json->flat ? ":" : ": ", json->out);
    json->keyed = true;
}

void json_out_text(struct json_out *json, const char *text)
{
    start_item(json);
    put_quoted(json, text);
}

void json_out_number(struct json_out *json, uint64_t number)
{
    start_item(json);
    fprintf(json->out, "%" PRIu64, number);
}

void json_out_truth(struct json_out *json, bool truth)
{
    start_item(json);
    fputs(truth ? "true" : "false", json->out);
}

void json_out_value(struct json_out *json, json_t *value, int digits)
{
    start_item(json);
    json_dumpf(value, json->out, JSON_ENCODE_ANY | JSON_REAL_PRECISION(digits));
    json_decref(value);
}

/* Up to here a double holds every integer. */
#define WHOLE_TO 9007199254740992.0

void json_out_real(struct json_out *json, double number)
{
    bool whole = number == floor(number) && fabs(number) <= WHOLE_TO;

    if (!isfinite(number))
        json_out_null(json);
    else
        json_out_value(json, whole ? json_integer((json_int_t)number) : json_real(number),
                       JSON_OUT_DIGITS);
}

void json_out_null(struct json_out *json)
{
    start_item(json);
    fputs("null", json->out);
}
