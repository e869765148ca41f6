/* SPDX-License-Identifier: MIT */
/* See json_said.h. */
#include "tests/unit/support/json_said.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

json_t *json_said(int (*command)(int argc, char **argv), const char *const *words)
{
    struct spoken spoken = spoken_of(command, words);
    json_error_t error;
    json_t *root = json_loads(spoken.out, JSON_REJECT_DUPLICATES, &error);
    const char *at;

    if (!root)
        fail_msg("%s, line %d: %s", error.text, error.line, spoken.err);
    assert_int_equal(json_integer_value(json_object_get(root, "schema")), 1);
    assert_int_equal(json_integer_value(json_object_get(root, "exit_status")), spoken.status);
    for (at = spoken.out; *at; at++)
        assert_true(*at == '\n' || (*at >= ' ' && *at < 0x7f));
    spoken_drop(&spoken);
    return root;
}

json_t *at_path(json_t *root, const char *path)
{
    char copy[128], *rest = copy, *word;

    snprintf(copy, sizeof(copy), "%s", path);
    while ((word = strsep(&rest, ".")))
        root = isdigit((unsigned char)*word) ? json_array_get(root, strtoul(word, NULL, 10))
                                             : json_object_get(root, word);
    if (!root)
        fail_msg("no %s", path);
    return root;
}

const char *text_at(json_t *root, const char *path)
{
    return json_string_value(at_path(root, path));
}

json_t *case_named(json_t *cases, const char *name)
{
    json_t *c;
    size_t i;

    json_array_foreach(cases, i, c)
    {
        if (!strcmp(text_at(c, "name"), name))
            return c;
    }
    fail_msg("no case %s", name);
    return NULL;
}

void assert_cell(json_t *of, const char *key, const char *cell)
{
    json_t *number = at_path(of, key);
    double step = strchr(cell, '.') ? 0.1 : 1;

    if (json_is_null(number)) {
        assert_true(!strcmp(key, "even") || json_is_string(at_path(of, "why")));
        assert_string_equal(cell, "-");
        return;
    }
    assert_true(json_is_number(number));
    if (fabs(json_number_value(number) - strtod(cell, NULL)) > step / 2 + 1e-9)
        fail_msg("%s is %g, and %s in the table", key, json_number_value(number), cell);
}

static bool is_among(const char *key, const char *const *keys)
{
    while (*keys && strcmp(key, *keys) != 0)
        keys++;
    return *keys;
}

/* 'named' are keys whose values are not looked into, and 'left_out' keys that are not looked at. */
static void check_keys(const json_t *value, const char *docs, const char *const *left_out)
{
    static const char *const named[] = {"facts", "begin", "plan", NULL};
    const char *key;
    json_t *inner;
    size_t i;

    json_array_foreach(value, i, inner)
    {
        check_keys(inner, docs, left_out);
    }
    json_object_foreach((json_t *)value, key, inner)
    {
        char word[64];

        if (is_among(key, left_out))
            continue;
        snprintf(word, sizeof(word), "`%s`", key);
        if (!strstr(docs, word))
            fail_msg("docs/json.md has no %s, or not where it should", word);
        if (!is_among(key, named))
            check_keys(inner, docs, left_out);
    }
}

void assert_documented(const json_t *root, const char *chapter)
{
    static const char *const nothing[] = {NULL};
    static const char *const shared[] = {"schema", "command", "exit_status", "run", "runs", NULL};
    char *docs = file_text("docs/json.md"), *from = docs, *end, head[32];

    assert_non_null(docs);
    if (chapter) {
        snprintf(head, sizeof(head), "\n## %s\n", chapter);
        from = strstr(docs, head);
        assert_non_null(from);
        end = strstr(from + 1, "\n## ");
        if (end)
            *end = '\0';
    }
    check_keys(root, from, chapter ? shared : nothing);
    free(docs);
}

size_t words_of_line(char *line, char **words, size_t most)
{
    size_t count = 0;
    char *word;

    while ((word = strsep(&line, " ")) && count < most)
        if (*word)
            words[count++] = word;
    return count;
}
