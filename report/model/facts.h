/* SPDX-License-Identifier: MIT */
/* Facts: values by key, as records, Xen's own lines and the runner say them. */
#ifndef REPORT_MODEL_FACTS_H
#define REPORT_MODEL_FACTS_H

#include <stdbool.h>
#include <stddef.h>

struct index;
struct text_pool;

/* A key is in a list once; setting it again replaces the value. */
struct fact {
    char *key;
    char *value;
};

struct facts {
    struct fact *at;
    size_t count;
    struct index *index;    /* of the keys, when there are many */
    struct text_pool *pool; /* where keys and values are */
};

const struct fact *facts_find(const struct facts *facts, const char *key); /* or NULL */
const char *facts_get(const struct facts *facts, const char *key);         /* or NULL */

/* Both are made clean as text_clean would have it.  False: there are too many. */
bool facts_set(struct facts *facts, const char *key, const char *value);

/* Take one away, if it is there: work for all of them. */
void facts_drop(struct facts *facts, const char *key);

void facts_free(struct facts *facts);

#endif
