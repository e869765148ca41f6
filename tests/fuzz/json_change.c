/* SPDX-License-Identifier: MIT */
/* See json_change.h. */
#include "tests/fuzz/json_change.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A place in a document, found by counting. */
struct search {
    size_t left; /* values still to be passed */
    json_t *parent;
    const char *key; /* in an object */
    size_t index;    /* in an array */
    json_t *found;
};

static void visit(struct search *s, json_t *value);

static void visit_child(struct search *s, json_t *parent, const char *key, size_t index,
                        json_t *child)
{
    if (s->found)
        return;
    if (!s->left--) {
        s->parent = parent;
        s->key = key;
        s->index = index;
        s->found = child;
        return;
    }
    visit(s, child);
}

static void visit(struct search *s, json_t *value)
{
    const char *key;
    json_t *child;
    size_t i;

    json_array_foreach(value, i, child)
    {
        visit_child(s, value, NULL, i, child);
    }
    json_object_foreach(value, key, child)
    {
        visit_child(s, value, key, 0, child);
    }
}

static size_t count_values(const json_t *value)
{
    struct search s = {.left = SIZE_MAX};

    visit(&s, (json_t *)value);
    return SIZE_MAX - s.left;
}

static struct search find(json_t *root, size_t which)
{
    size_t count = count_values(root);
    struct search s = {.left = count ? which % count : 0};

    visit(&s, root);
    return s;
}

/* Values that a careless reader would stumble over. */
static json_t *odd_value(unsigned which)
{
    static const json_int_t numbers[] = {0, 1, 2, -1, 255, 1000001, INT32_MAX, INT64_MAX};
    static const char *const texts[] = {"",       "\033[2J", "`id`$(id)|<&>\"\\", "%s%n", "\n\r\b",
                                        "cycles", "insns",   "\xc3\xa9",          "ok",   "multi"};
    const size_t number_count = sizeof(numbers) / sizeof(*numbers);
    const size_t text_count = sizeof(texts) / sizeof(*texts);
    size_t i = which % (number_count + text_count + 4);

    if (i < number_count)
        return json_integer(numbers[i]);
    i -= number_count;
    if (i < text_count)
        return json_string(texts[i]);
    i -= text_count;
    return i == 0 ? json_null() : i == 1 ? json_true() : i == 2 ? json_array() : json_object();
}

static void replace(const struct search *s, json_t *value)
{
    if (s->key)
        json_object_set_new(s->parent, s->key, value);
    else
        json_array_set_new(s->parent, s->index, value);
}

static void leave_out(const struct search *s)
{
    if (s->key)
        json_object_del(s->parent, s->key);
    else
        json_array_remove(s->parent, s->index);
}

/* Once more beside it: in an object under an odd name. */
static void double_it(const struct search *s)
{
    json_t *copy = json_deep_copy(s->found);

    if (s->key)
        json_object_set_new(s->parent, "\x1b[1m", copy);
    else
        json_array_insert_new(s->parent, s->index, copy);
}

static void change(json_t *root, unsigned seed)
{
    unsigned how = seed % 8;
    struct search s = find(root, seed / 8);

    if (!s.found)
        return;
    if (how == 0)
        leave_out(&s);
    else if (how == 1)
        double_it(&s);
    else if (how == 2)
        replace(&s, json_deep_copy(find(root, seed / 64).found));
    else
        replace(&s, odd_value(seed / 32));
}

size_t json_change(char *text, size_t size, size_t max, unsigned seed)
{
    json_t *root = json_loadb(text, size, 0, NULL);
    char *changed;
    size_t len = 0;

    if (!root)
        return 0;
    change(root, seed);
    changed = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    if (changed && strlen(changed) <= max) {
        len = strlen(changed);
        memcpy(text, changed, len);
    }
    free(changed);
    return len;
}
