/* SPDX-License-Identifier: MIT */
/* A line that a logger wrote as JSON: see json_line.h. */
#include "report/console/json_line.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So deep in an object a text may be. */
#define DEPTH 4u

struct text {
    char *at; /* NULL: none */
    size_t len;
};

/* ---- the object ---- */

/* From the first brace to the last of the line; a logger of loggers may have written before it. */
static json_t *object_of(const char *line, size_t len)
{
    const char *start;

    while (len && strchr(" \t\r\n", line[len - 1]) && line[len - 1])
        len--;
    if (!len || len > JSON_LINE_MAX || line[len - 1] != '}')
        return NULL;
    start = memmem(line, len, "{\"", 2);
    if (!start)
        start = memmem(line, len, "{ \"", 3);
    if (!start)
        return NULL;
    return json_loadb(start, (size_t)(line + len - start), JSON_ALLOW_NUL, NULL);
}

bool json_line_is(const char *line, size_t len)
{
    bool begins = len > 2 && *line == '{' && (line[1] == '"' || (line[1] == ' ' && line[2] == '"'));
    json_t *object = begins ? object_of(line, len) : NULL;

    json_decref(object);
    return object != NULL;
}

/* ---- a text in it ---- */

static struct text copy_string(const json_t *value)
{
    struct text text = {malloc(json_string_length(value) + 1), json_string_length(value)};

    if (text.at)
        memcpy(text.at, json_string_value(value), text.len);
    return text;
}

/* journald writes what is no printable text as a list of its bytes. */
static struct text copy_bytes(const json_t *list)
{
    struct text text = {malloc(json_array_size(list) + 1), json_array_size(list)};
    size_t i;

    for (i = 0; text.at && i < text.len; i++) {
        const json_t *byte = json_array_get(list, i);

        if (!json_is_integer(byte) || json_integer_value(byte) < 0 ||
            json_integer_value(byte) > 255) {
            free(text.at);
            return (struct text){0};
        }
        text.at[i] = (char)json_integer_value(byte);
    }
    return text;
}

static struct text text_of(const json_t *value)
{
    if (json_is_string(value))
        return copy_string(value);
    return json_is_array(value) && json_array_size(value) ? copy_bytes(value) : (struct text){0};
}

static bool has_mark(const struct json_line *j, const struct text *text)
{
    const char *const *mark;

    for (mark = j->marks; text->at && *mark; mark++)
        if (memmem(text->at, text->len, *mark, strlen(*mark)))
            return true;
    return false;
}

/* The text under the key that is known, or under the first whose text has a mark. */
static struct text find_text(struct json_line *j, json_t *object, unsigned depth)
{
    struct text text = {0};
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        if (json_is_object(value) && depth < DEPTH) {
            text = find_text(j, value, depth + 1);
            if (text.at)
                return text;
            continue;
        }
        if (*j->key ? strcmp(j->key, key) : strlen(key) >= sizeof(j->key))
            continue;
        text = text_of(value);
        if (text.at && (*j->key || has_mark(j, &text))) {
            snprintf(j->key, sizeof(j->key), "%s", key);
            return text;
        }
        free(text.at);
    }
    return (struct text){0};
}

char *json_line_text(struct json_line *j, const char *line, size_t len, size_t *text_len)
{
    json_t *object = object_of(line, len);
    struct text text = {0};

    if (object)
        text = find_text(j, object, 0);
    /* Where others have it, one without it says nothing. */
    if (object && *j->key && !text.at)
        text.at = calloc(1, 1);
    json_decref(object);
    *text_len = text.len;
    return text.at;
}
