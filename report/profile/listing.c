/* SPDX-License-Identifier: MIT */
/* See listing.h. */
#include "report/profile/listing.h"

#include <stdlib.h>
#include <string.h>

#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/pool.h"

/* A listing being filled. */
struct filling {
    struct listing *listing;
    const struct code *code;
    const char *function;
    struct index *index; /* of the lines, by their addresses */
};

static const void *key_of(const void *lines, size_t item)
{
    return &((const struct listing_line *)lines)[item].at;
}

static uint32_t key_hash(const void *key)
{
    return index_hash(key, sizeof(uint64_t));
}

static bool key_equal(const void *key, const void *other)
{
    return *(const uint64_t *)key == *(const uint64_t *)other;
}

static const struct index_keys line_keys = {key_of, key_hash, key_equal};

static struct listing_line *line_at(struct filling *filling, uint64_t at)
{
    struct listing *listing = filling->listing;
    size_t found = index_find(filling->index, &line_keys, listing->at, listing->count, &at);

    if (found != INDEX_NONE)
        return &listing->at[found];
    listing->at = memory_grow(listing->at, listing->count, sizeof(*listing->at));
    listing->at[listing->count++].at = at;
    index_add(&filling->index, &line_keys, listing->at, listing->count);
    return &listing->at[listing->count - 1];
}

static void see(void *to, const struct profile_seen *seen)
{
    struct filling *filling = to;
    const struct paths_block *block = seen->step->block;
    uint64_t at = code_behind(block, seen->first);
    unsigned i;

    if (strcmp(filling->code->names[seen->span->name].text, filling->function) != 0)
        return;
    for (i = seen->first; i < seen->first + seen->count; i++) {
        struct listing_line *line = line_at(filling, at);

        line->code = block->code + (at - block->at);
        line->size = block->sizes[i];
        line->xen = block->xen;
        line->count.all++;
        line->count.once += i || !seen->step->again;
        at += block->sizes[i];
    }
}

static int by_address(const void *a, const void *b)
{
    const struct listing_line *one = a, *other = b;

    return one->at < other->at ? -1 : one->at > other->at;
}

void listing_take(struct listing *listing, const struct code *code,
                  const struct paths_series *series, const char *function)
{
    struct filling filling = {.listing = listing, .code = code, .function = function};

    *listing = (struct listing){0};
    profile_walk(code, series, see, &filling);
    index_free(filling.index);
    if (listing->count)
        qsort(listing->at, listing->count, sizeof(*listing->at), by_address);
}

void listing_free(struct listing *listing)
{
    text_pool_free(listing->pool);
    free(listing->at);
    *listing = (struct listing){0};
}
