/* SPDX-License-Identifier: MIT */
/* See found.h.  There are as many words as the program asks for, which are few. */
#include "report/model/found.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/system/index.h"
#include "report/system/memory.h"

struct place {
    char word[FOUND_WORD];
    size_t at;
};

struct found {
    struct place *places;
    size_t count;
    struct index *index;
};

static const void *word_of(const void *places, size_t item)
{
    return ((const struct place *)places)[item].word;
}

static const struct index_keys words = {word_of, index_hash_text, index_equal_text};

struct found *found_new(void)
{
    return memory_new(sizeof(struct found));
}

void found_forget(struct found *found)
{
    free(found->places);
    index_free(found->index);
    *found = (struct found){0};
}

void found_free(struct found *found)
{
    found_forget(found);
    free(found);
}

bool found_get(const struct found *found, const char *word, size_t *at)
{
    size_t item = index_find(found->index, &words, found->places, found->count, word);

    if (item == INDEX_NONE)
        return false;
    *at = found->places[item].at;
    return true;
}

void found_set(struct found *found, const char *word, size_t at)
{
    struct place *place;

    found->places = memory_grow(found->places, found->count, sizeof(*found->places));
    place = &found->places[found->count++];
    snprintf(place->word, sizeof(place->word), "%s", word);
    place->at = at;
    index_add(&found->index, &words, found->places, found->count);
}
