/* SPDX-License-Identifier: MIT */
/*
 * A line of a console that a logger wrote as an object of JSON, one on each line of its file:
 * Docker, journald, Loki, Elastic.  Under which key it is, is found out.
 */
#ifndef REPORT_CONSOLE_JSON_LINE_H
#define REPORT_CONSOLE_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* Longer lines are none of these. */
#define JSON_LINE_MAX (16u << 20)

struct json_line {
    const char *const *marks; /* what a console's text is known by; NULL ends them */
    char key[64];             /* under which it is; "" as long as that is not known */
};

/*
 * The console's text in such a line, to be freed: it may have newlines of its own.  NULL: the line
 * is no such object, or nothing in it is known for a console's.
 */
char *json_line_text(struct json_line *j, const char *line, size_t len, size_t *text_len);

/* True: a line is one object from its first byte to its last. */
bool json_line_is(const char *line, size_t len);

#endif
