/* SPDX-License-Identifier: MIT */
/*
 * Two paths are one where their lengths and two hashes of them agree: 128 bits, and nobody chooses
 * what is executed so that they meet.
 */
#include "report/plugin/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/raw.h"
#include "report/plugin/out.h"

static void *had(void *memory)
{
    if (!memory) {
        fprintf(stderr, "pvbench: no memory for the paths of the timed regions\n");
        abort();
    }
    return memory;
}

/* ---- what was seen before: a table of twice as many places as there are entries, or more ---- */

struct print {
    uint64_t one, other;
};

struct seen {
    struct print print;
    uint64_t number;
    int used;
};

struct table {
    struct seen *at;
    size_t places, used;
};

static struct seen *place(const struct table *table, struct print print)
{
    size_t i = (size_t)print.one & (table->places - 1);

    while (table->at[i].used &&
           (table->at[i].print.one != print.one || table->at[i].print.other != print.other))
        i = (i + 1) & (table->places - 1);
    return &table->at[i];
}

static void make_room(struct table *table)
{
    struct table old = *table;
    size_t i;

    if (table->used * 2 < table->places)
        return;
    table->places = old.places ? 2 * old.places : 4096;
    table->at = had(calloc(table->places, sizeof(*table->at)));
    for (i = 0; i < old.places; i++)
        if (old.at[i].used)
            *place(table, old.at[i].print) = old.at[i];
    free(old.at);
}

/* The number of what has this print: the next one where it is new, and 'is_new' says so. */
static uint64_t number_of(struct table *table, struct print print, int *is_new)
{
    struct seen *seen;

    make_room(table);
    seen = place(table, print);
    *is_new = !seen->used;
    if (*is_new)
        *seen = (struct seen){print, table->used++, 1};
    return seen->number;
}

/* FNV-1a, and a sum that is rotated: each sees what the other might not. */
static struct print print_of(const unsigned char *bytes, size_t len)
{
    struct print print = {UINT64_C(0xcbf29ce484222325), len};
    size_t i;

    for (i = 0; i < len; i++) {
        print.one = (print.one ^ bytes[i]) * UINT64_C(0x100000001b3);
        print.other =
            (print.other << 5 | print.other >> 59) + bytes[i] * UINT64_C(0x9e3779b97f4a7c15);
    }
    return print;
}

/* ---- bytes that grow ---- */

static unsigned char *bytes;
static size_t len, room;

static void put_number(uint64_t value)
{
    if (room - len < RAW_NUMBER_MOST) {
        room = room ? 2 * room : 4096;
        bytes = had(realloc(bytes, room));
    }
    len += raw_number_put(bytes + len, value);
}

/* ---- blocks and paths ---- */

uint64_t path_add_block(uint64_t at, unsigned count, const unsigned char *sizes,
                        const unsigned char *code)
{
    static struct table blocks;
    size_t i, code_len = 0;
    struct print print;
    uint64_t number;
    int is_new;

    for (i = 0; i < count; i++)
        code_len += sizes[i];
    print = print_of(code, code_len);
    print.one = (print.one ^ at) * UINT64_C(0x100000001b3);
    print.other += at + count;
    number = number_of(&blocks, print, &is_new);
    if (is_new) {
        out_number(RAW_BLOCK);
        out_number(at);
        out_number(count);
        out_bytes(sizes, count);
        out_bytes(code, code_len);
    }
    return number;
}

void path_begin(void)
{
    len = 0;
}

void path_step(uint64_t block, uint64_t count, uint64_t ran)
{
    /* A region that never ends: its steps would fill the memory. */
    if (len > RAW_PATH_MOST - 2 * RAW_NUMBER_MOST)
        return;
    put_number(block << 1 | (ran != count));
    if (ran != count)
        put_number(ran);
}

uint64_t path_end(void)
{
    static struct table paths;
    int is_new;
    uint64_t number = number_of(&paths, print_of(bytes, len), &is_new);

    if (is_new) {
        out_number(RAW_PATH);
        out_number(len);
        out_bytes(bytes, len);
    }
    return number;
}
