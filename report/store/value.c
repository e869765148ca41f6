/* SPDX-License-Identifier: MIT */
/* Values of run.json, taken with their types checked: see value.h. */
#include "report/store/value.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/text/texts.h"

bool value_wrong(struct parser *p, const char *key, const char *format, ...)
{
    size_t len;
    va_list args;

    snprintf(p->why, p->size, "%s%s%s ", p->place, *p->place && *key ? "." : "", key);
    len = strlen(p->why);
    va_start(args, format);
    vsnprintf(p->why + len, p->size - len, format, args);
    va_end(args);
    return false;
}

bool value_text(struct parser *p, const json_t *object, const char *key, const char **out)
{
    const json_t *value = json_object_get(object, key);

    *out = NULL;
    if (!value)
        return true;
    if (!json_is_string(value))
        return value_wrong(p, key, "is not a text");
    *out = json_string_value(value);
    return true;
}

bool need_text(struct parser *p, const json_t *object, const char *key, const char **out)
{
    if (!value_text(p, object, key, out))
        return false;
    return *out || value_wrong(p, key, "is missing");
}

bool need_number(struct parser *p, const json_t *object, const char *key, uint64_t max,
                 uint64_t *out)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return value_wrong(p, key, value ? "is not a whole number from 0 on" : "is missing");
    *out = (uint64_t)json_integer_value(value);
    return *out <= max || value_wrong(p, key, "is more than %" PRIu64, max);
}

bool need_small(struct parser *p, const json_t *object, const char *key, unsigned *out)
{
    uint64_t number = 0;

    if (!need_number(p, object, key, INT32_MAX, &number))
        return false;
    *out = (unsigned)number;
    return true;
}

bool need_boot(struct parser *p, const json_t *object, unsigned *boot)
{
    if (!need_small(p, object, "boot", boot))
        return false;
    return (*boot >= 1 && *boot <= p->run->boot_count) ||
           value_wrong(p, "boot", "is no boot of the run");
}

bool need_array(struct parser *p, const json_t *object, const char *key, const json_t **out)
{
    *out = json_object_get(object, key);
    return json_is_array(*out) || value_wrong(p, key, *out ? "is not a list" : "is missing");
}

bool read_facts(struct parser *p, const json_t *object, const char *key, struct facts *facts)
{
    json_t *list = json_object_get(object, key), *value;
    const char *name;

    if (!json_is_object(list))
        return value_wrong(p, key, list ? "is not an object" : "is missing");
    json_object_foreach(list, name, value)
    {
        if (!json_is_string(value))
            return value_wrong(p, key, "has a value that is not a text");
        if (!facts_set(facts, name, json_string_value(value)))
            return value_wrong(p, key, "has too many keys");
    }
    return true;
}

bool read_texts(struct parser *p, const json_t *object, const char *key, struct texts *texts)
{
    const json_t *list, *value;
    size_t i;

    if (!need_array(p, object, key, &list))
        return false;
    json_array_foreach(list, i, value)
    {
        if (!json_is_string(value))
            return value_wrong(p, key, "has an item that is not a text");
        if (!texts_add(texts, json_string_value(value)))
            return value_wrong(p, key, "has too many items");
    }
    return true;
}

bool read_list(struct parser *p, const json_t *object, const char *key, void *into,
               bool (*read)(struct parser *, const json_t *, void *))
{
    char outer[sizeof(p->place)];
    const json_t *list, *item;
    size_t i;

    if (!need_array(p, object, key, &list))
        return false;
    memcpy(outer, p->place, sizeof(outer));
    json_array_foreach(list, i, item)
    {
        if (snprintf(p->place, sizeof(p->place), "%.100s%s%s[%zu]", outer, *outer ? "." : "", key,
                     i) < 0)
            return false;
        if (!json_is_object(item))
            return value_wrong(p, "", "is not an object");
        if (!read(p, item, into))
            return false;
    }
    memcpy(p->place, outer, sizeof(outer));
    return true;
}
