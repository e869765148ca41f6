/* SPDX-License-Identifier: MIT */
/* See pool.h: blocks that grow with what is in them, the newest first. */
#include "report/text/pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/text.h"

/* A list may have one short text only; in the largest block no more than that is left over. */
#define ROOM_LEAST 8u
#define ROOM_MOST  65536u

struct text_pool {
    struct text_pool *before;
    unsigned used, room;
    char text[];
};

static struct text_pool *block_new(struct text_pool *before, unsigned need)
{
    unsigned room = before ? 2 * before->room : ROOM_LEAST;
    struct text_pool *block;

    room = room < ROOM_MOST ? room : ROOM_MOST;
    room = room > need ? room : need;
    block = memory_new(sizeof(*block) + room);
    block->before = before;
    block->room = room;
    return block;
}

static char *take_room(struct text_pool **pool, size_t size)
{
    char *room;

    /* No text is as long as that. */
    if (size > INT32_MAX)
        memory_lacks();
    if (!*pool || (*pool)->room - (*pool)->used < size)
        *pool = block_new(*pool, (unsigned)size);
    room = (*pool)->text + (*pool)->used;
    (*pool)->used += (unsigned)size;
    return room;
}

char *text_pool_add(struct text_pool **pool, const char *text)
{
    char *copy = take_room(pool, text_clean_size(text, strlen(text)));

    text_clean_into(copy, text, strlen(text));
    return copy;
}

char *text_pool_copy(struct text_pool **pool, const char *text)
{
    return strcpy(take_room(pool, strlen(text) + 1), text);
}

void text_pool_free(struct text_pool *pool)
{
    struct text_pool *before;

    for (; pool; pool = before) {
        before = pool->before;
        free(pool);
    }
}
