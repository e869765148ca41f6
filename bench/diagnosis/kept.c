/* SPDX-License-Identifier: MIT */
#include "bench/diagnosis/kept.h"

#include "core/line.h"
#include "core/text.h"

#define FACTS_MAX 80
#define VALUE_MAX 256

/* Xen's command line is the longest that counts: options behind its first 1023 bytes Xen cuts. */
#define LONG_MAX 1024

static struct kept {
    const char *key;
    char value[VALUE_MAX];
} kept[FACTS_MAX];
static unsigned kept_count;

/* For the one value that may be long: Xen's command line. */
static char long_value[LONG_MAX];
static const struct kept *long_fact;

static struct kept *find(const char *key)
{
    unsigned i;

    for (i = 0; i < kept_count; i++)
        if (text_equal(kept[i].key, key))
            return &kept[i];
    return NULL;
}

static struct kept *find_or_add(const char *key)
{
    struct kept *fact = find(key);

    if (fact || kept_count == FACTS_MAX)
        return fact;
    kept[kept_count].key = key;
    return &kept[kept_count++];
}

/* Append to a text as much as there is room for. */
static void append(char *text, size_t size, const char *more, size_t len)
{
    size_t at = text_length(text), i;

    for (i = 0; i < len && at + 1 < size; i++)
        text[at++] = more[i];
    text[at] = '\0';
}

static char *room_of(struct kept *fact, size_t len, size_t *size)
{
    *size = VALUE_MAX;
    if (len < VALUE_MAX || (long_fact && long_fact != fact))
        return fact->value;
    long_fact = fact;
    *size = LONG_MAX;
    return long_value;
}

void kept_put_part(const char *key, const char *value, size_t len)
{
    struct kept *fact = find_or_add(key);
    size_t size;
    char *room;

    if (!fact)
        return;
    room = room_of(fact, len, &size);
    *room = '\0';
    append(room, size, value, len);
}

void kept_put(const char *key, const char *value)
{
    kept_put_part(key, value, text_length(value));
}

void kept_put_number(const char *key, uint64_t value)
{
    struct text_line line;

    line_start(&line);
    line_number(&line, (int64_t)value, 0);
    kept_put(key, line_text(&line));
}

void kept_put_hex(const char *key, uint64_t value)
{
    static const char digits[] = "0123456789abcdef";
    char text[17];
    unsigned at = sizeof(text) - 1;

    text[at] = '\0';
    do
        text[--at] = digits[value & 0xf];
    while (value >>= 4);
    kept_put(key, text + at);
}

void kept_join(const char *key, const char *value, size_t len)
{
    struct kept *fact = find_or_add(key);

    if (!fact)
        return;
    if (*fact->value)
        append(fact->value, VALUE_MAX, "; ", 2);
    append(fact->value, VALUE_MAX, value, len);
}

const char *kept_value(const void *of, const char *key)
{
    const struct kept *fact = find(key);

    (void)of;
    if (!fact)
        return NULL;
    return fact == long_fact ? long_value : fact->value;
}
