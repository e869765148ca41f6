/* SPDX-License-Identifier: MIT */
/*
 * JSON written as a stream, as jansson has it with an indent of one, but without a tree in memory
 * that is some twenty times as large as its text.
 */
#ifndef REPORT_TEXT_JSON_OUT_H
#define REPORT_TEXT_JSON_OUT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json_out {
    FILE *out;
    unsigned depth;
    bool filled;  /* the list or object that is open has an item */
    bool keyed;   /* a key stands before what comes next */
    bool flat;    /* what comes stands on one line, without blanks; set and cleared by the writer */
    bool in_html; /* no text ends the element of a page that it stands in */
};

/* A list is opened with '[' and closed with ']', an object with '{' and '}'. */
void json_out_open(struct json_out *json, char bracket);
void json_out_close(struct json_out *json, char bracket);

void json_out_key(struct json_out *json, const char *key);

/* A text is made clean as text_clean would have it. */
void json_out_text(struct json_out *json, const char *text);
void json_out_number(struct json_out *json, uint64_t number);
void json_out_truth(struct json_out *json, bool truth);
/* What is no list and no object, as jansson writes it with so many digits; takes it over. */
void json_out_value(struct json_out *json, json_t *value, int digits);

/* So many decimals a double holds. */
#define JSON_OUT_DIGITS 15

/* A price: an integer where it is one, and null where it is no number. */
void json_out_real(struct json_out *json, double number);
void json_out_null(struct json_out *json);

#endif
