/* SPDX-License-Identifier: MIT */
/* Facts: see facts.h. */
#include "report/model/facts.h"

#include <stdlib.h>
#include <string.h>

#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/pool.h"
#include "report/text/text.h"

/* For hostile logs: far above any real run. */
#define FACTS_MAX 1024

static const void *key_of(const void *facts, size_t item)
{
    return ((const struct fact *)facts)[item].key;
}

static const struct index_keys keys = {key_of, index_hash_text, index_equal_text};

static struct fact *find_fact(const struct facts *facts, const char *key)
{
    size_t item = index_find(facts->index, &keys, facts->at, facts->count, key);

    return item == INDEX_NONE ? NULL : &facts->at[item];
}

const struct fact *facts_find(const struct facts *facts, const char *key)
{
    return find_fact(facts, key);
}

const char *facts_get(const struct facts *facts, const char *key)
{
    const struct fact *fact = find_fact(facts, key);

    return fact ? fact->value : NULL;
}

/* The fact of a clean key, with no value yet if it is new; NULL: there are too many. */
static struct fact *get_fact(struct facts *facts, const char *clean)
{
    struct fact *fact = find_fact(facts, clean);

    if (fact || facts->count == FACTS_MAX)
        return fact;
    facts->at = memory_grow(facts->at, facts->count, sizeof(*facts->at));
    fact = &facts->at[facts->count++];
    fact->key = text_pool_add(&facts->pool, clean);
    index_add(&facts->index, &keys, facts->at, facts->count);
    return fact;
}

bool facts_set(struct facts *facts, const char *key, const char *value)
{
    char *clean = text_copy(key);
    struct fact *fact = get_fact(facts, clean);

    /* The value it had before stays in the pool: setting one again is rare. */
    if (fact)
        fact->value = text_pool_add(&facts->pool, value);
    free(clean);
    return fact != NULL;
}

void facts_drop(struct facts *facts, const char *key)
{
    struct fact *fact = find_fact(facts, key);
    size_t i;

    if (!fact)
        return;
    facts->count--;
    memmove(fact, fact + 1, (size_t)(facts->at + facts->count - fact) * sizeof(*fact));
    index_free(facts->index);
    facts->index = NULL;
    for (i = 1; i <= facts->count; i++)
        index_add(&facts->index, &keys, facts->at, i);
}

void facts_free(struct facts *facts)
{
    free(facts->at);
    index_free(facts->index);
    text_pool_free(facts->pool);
}
