/* SPDX-License-Identifier: MIT */
/* Files with symbols for tests: see symbols_maker.h. */
#include "tests/unit/makers/symbols_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"

void made_put(struct made *made, const void *bytes, size_t count)
{
    made->at = memory_fit(made->at, made->size + count + 1, 1);
    if (count)
        memcpy(made->at + made->size, bytes, count);
    made->size += count;
}

void made_number(struct made *made, uint64_t number, unsigned width)
{
    for (; width--; number >>= 8)
        made_put(made, &(uint8_t){(uint8_t)number}, 1);
}

void made_fill(struct made *made, size_t align, uint8_t with)
{
    while (made->size % align)
        made_put(made, &with, 1);
}

void made_free(struct made *made)
{
    free(made->at);
    *made = (struct made){0};
}

const struct table_form table_forms[TABLE_FORMS] = {
    {"3.2, 32 bits", 0, 4, 4, 4, 4, false},
    {"3.2, 64 bits", 0, 8, 8, 8, 8, false},
    {"64 bits without an origin", 0, 8, 4, 4, 8, false},
    {"4.3", 0xffff82d080000000, 4, 4, 4, 4, false},
    {"4.14", 0xffff82d040000000, 4, 4, 4, 4, false},
    {"4.21", 0xffff82d040000000, 4, 4, 4, 1, true},
};

/* Some codes below the letters stand for more than one of them, as Xen's tool would have it. */
static const char *const longer[] = {"", "do_", "_op", "something", "compat_", "mm.c#get"};
#define LONGER (sizeof(longer) / sizeof(*longer))

static const char *token_text(unsigned code, char one[2])
{
    one[0] = code > LONGER ? (char)code : '\0';
    one[1] = '\0';
    return code < LONGER ? longer[code] : one;
}

static void put_name(struct made *made, const char *name)
{
    uint8_t codes[256] = {0};
    size_t count = 0, i;

    while (*name && count < 255) {
        for (i = LONGER - 1; i > 0 && strncmp(name, longer[i], strlen(longer[i])) != 0; i--)
            ;
        codes[count++] = i ? (uint8_t)i : (uint8_t)*name;
        name += i ? strlen(longer[i]) : 1;
    }
    made_number(made, count, 1);
    made_put(made, codes, count);
}

/* The names, the markers, and what the names are made of; each but the names may be aligned. */
static void put_names(struct made *made, const struct table_form *form,
                      const struct made_symbol *symbols, size_t count, struct table_parts *parts)
{
    uint64_t *markers = memory_new((count / 256 + 1) * sizeof(*markers));
    uint8_t with = form->filled ? 0xff : 0;
    char one[2];
    size_t i, at;

    parts->names = made->size;
    for (i = 0; i < count; i++) {
        if (i % 256 == 0)
            markers[i / 256] = made->size - parts->names;
        put_name(made, symbols[i].name);
    }
    made_fill(made, form->marker_width, with);
    parts->markers = made->size;
    for (i = 0; i < count; i += 256)
        made_number(made, markers[i / 256], form->marker_width);
    made_fill(made, form->align, with);
    parts->tokens = made->size;
    for (i = 0; i < 256; i++)
        made_put(made, token_text((unsigned)i, one), strlen(token_text((unsigned)i, one)) + 1);
    made_fill(made, form->align > 2 ? form->align : 2, with);
    parts->index = made->size;
    for (i = 0, at = 0; i < 256; i++) {
        made_number(made, at, 2);
        at += strlen(token_text((unsigned)i, one)) + 1;
    }
    free(markers);
}

struct made made_table(const struct table_form *form, const struct made_symbol *symbols,
                       size_t count, struct table_parts *parts)
{
    struct made made = {0};
    size_t i;

    made_put(&made, "MZ", 2);
    made_fill(&made, 64, 0);
    parts->addresses = made.size;
    for (i = 0; i < count; i++)
        made_number(&made, symbols[i].at - form->origin, form->width);
    parts->count = made.size;
    made_number(&made, count, form->count_width);
    made_fill(&made, form->align, 0);
    put_names(&made, form, symbols, count, parts);
    parts->end = made.size;
    made_fill(&made, 8, 0);
    for (i = 0; form->origin && i < 20 && i < count; i++)
        made_number(&made, symbols[i].at, 8);
    return made;
}

struct made_symbol *made_symbols(size_t count, uint64_t first)
{
    struct made_symbol *symbols = memory_new(count * sizeof(*symbols));
    size_t i;

    for (i = 0; i < count; i++) {
        char name[64];

        snprintf(name, sizeof(name), i % 2 ? "tmm.c#get_%04zu" : "Tdo_something_op_%04zu", i);
        symbols[i] = (struct made_symbol){first + 16 * i, strdup(name)};
    }
    return symbols;
}

void made_symbols_free(struct made_symbol *symbols, size_t count)
{
    while (count--)
        free((void *)symbols[count].name);
    free(symbols);
}
