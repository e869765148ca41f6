/* SPDX-License-Identifier: MIT */
/* Facts: see facts.h. */
#include "report/model/facts.h"

#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/text.h"

/* For hostile logs: far above any real run, low enough for linear searches. */
#define FACTS_MAX 1024

static struct fact *find_fact(const struct facts *facts, const char *key)
{
    size_t i;

    for (i = 0; i < facts->count; i++)
        if (!strcmp(facts->at[i].key, key))
            return &facts->at[i];
    return NULL;
}

const char *facts_get(const struct facts *facts, const char *key)
{
    const struct fact *fact = find_fact(facts, key);

    return fact ? fact->value : NULL;
}

bool facts_set(struct facts *facts, const char *key, const char *value)
{
    char *clean = text_copy(key);
    struct fact *fact = find_fact(facts, clean);

    if (fact) {
        char *old = fact->value;

        fact->value = text_copy(value);
        free(old);
        free(clean);
        return true;
    }
    if (facts->count == FACTS_MAX) {
        free(clean);
        return false;
    }
    facts->at = memory_grow(facts->at, facts->count, sizeof(*facts->at));
    facts->at[facts->count++] = (struct fact){clean, text_copy(value)};
    return true;
}

void facts_free(struct facts *facts)
{
    size_t i;

    for (i = 0; i < facts->count; i++) {
        free(facts->at[i].key);
        free(facts->at[i].value);
    }
    free(facts->at);
}
