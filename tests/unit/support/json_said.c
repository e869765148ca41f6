/* SPDX-License-Identifier: MIT */
/* See json_said.h. */
#include "tests/unit/support/json_said.h"

#include <ctype.h>
#include <math.h>
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

size_t words_of_line(char *line, char **words, size_t most)
{
    size_t count = 0;
    char *word;

    while ((word = strsep(&line, " ")) && count < most)
        if (*word)
            words[count++] = word;
    return count;
}
