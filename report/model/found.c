/* SPDX-License-Identifier: MIT */
/* See found.h.  What is asked for are the program's own words, so there are few. */
#include "report/model/found.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/system/index.h"
#include "report/system/memory.h"

#define WORD_SIZE 48

struct place {
    char word[WORD_SIZE];
    size_t boot;
};

struct run_found {
    struct place *at;
    size_t count;
    struct index *index;
};

static const void *word_of(const void *places, size_t item)
{
    return ((const struct place *)places)[item].word;
}

static const struct index_keys keys = {word_of, index_hash_text, index_equal_text};

struct run_found *run_found_new(void)
{
    return memory_new(sizeof(struct run_found));
}

void run_found_forget(struct run_found *found)
{
    free(found->at);
    index_free(found->index);
    *found = (struct run_found){0};
}

void run_found_free(struct run_found *found)
{
    run_found_forget(found);
    free(found);
}

static size_t look(const struct run *run, const char *word,
                   bool (*is)(const struct run_boot *boot, const char *word))
{
    size_t i;

    for (i = 0; i < run->boot_count && !is(&run->boots[i], word); i++)
        ;
    return i;
}

size_t run_first_boot(const struct run *run, const char *word,
                      bool (*is)(const struct run_boot *boot, const char *word))
{
    struct run_found *found = run->found;
    struct place *place;
    size_t item;

    if (!found || strlen(word) >= WORD_SIZE)
        return look(run, word, is);
    item = index_find(found->index, &keys, found->at, found->count, word);
    if (item != INDEX_NONE)
        return found->at[item].boot;
    found->at = memory_grow(found->at, found->count, sizeof(*found->at));
    place = &found->at[found->count++];
    strcpy(place->word, word);
    place->boot = look(run, word, is);
    index_add(&found->index, &keys, found->at, found->count);
    return place->boot;
}

/* ---- facts: the word is the list and the key ---- */

static const struct facts *list_of(const struct run_boot *boot, enum boot_list list)
{
    return list == BOOT_BEGIN ? &boot->begin : list == BOOT_PLAN ? &boot->plan : &boot->facts;
}

static bool has_fact(const struct run_boot *boot, const char *word)
{
    return facts_get(list_of(boot, (enum boot_list)(*word - '0')), word + 1) != NULL;
}

const char *run_first_fact(const struct run *run, enum boot_list list, const char *key)
{
    char word[2 * WORD_SIZE];
    size_t boot;

    /* No key of the program's own is as long. */
    if (snprintf(word, sizeof(word), "%d%s", list, key) >= (int)sizeof(word))
        return NULL;
    boot = run_first_boot(run, word, has_fact);
    return boot < run->boot_count ? facts_get(list_of(&run->boots[boot], list), key) : NULL;
}

const char *run_fact(const struct run *run, const char *key)
{
    const char *value = facts_get(&run->facts, key);

    return value ? value : run_first_fact(run, BOOT_FACTS, key);
}
