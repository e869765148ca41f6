/* SPDX-License-Identifier: MIT */
/*
 * Which item of an array has a key, found without looking at all of them: a hash table of item
 * numbers.  The array and the keys stay their owner's.  Keys come from untrusted files, so their
 * hash has a secret of this process in it (SipHash-2-4, Aumasson and Bernstein 2012): nobody can
 * choose keys that all fall into one place.
 */
#ifndef REPORT_SYSTEM_INDEX_H
#define REPORT_SYSTEM_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What index_find returns when there is no such item. */
#define INDEX_NONE SIZE_MAX

/* An array of up to this many items has no table: they are looked at one by one. */
#define INDEX_FROM 16u

struct index;

/* How the items of one kind of array are told apart. */
struct index_keys {
    const void *(*of)(const void *array, size_t item); /* the key of an item */
    uint32_t (*hash)(const void *key);                 /* made by index_hash */
    bool (*equal)(const void *key, const void *other);
};

uint32_t index_hash(const void *bytes, size_t len);

/* For keys that are texts. */
uint32_t index_hash_text(const void *text);
bool index_equal_text(const void *text, const void *other);

/*
 * Note the last of 'count' items; the others were noted as they came.  *index is NULL at first.
 * An item whose key another one has already is not found by it.
 */
void index_add(struct index **index, const struct index_keys *keys, const void *array,
               size_t count);

/* The first of 'count' items, all of which were noted, that has this key; or INDEX_NONE. */
size_t index_find(const struct index *index, const struct index_keys *keys, const void *array,
                  size_t count, const void *key);

void index_free(struct index *index);

/*
 * Items by their keys: of each the next one with the same key, or INDEX_NONE, and whether it is the
 * first with its key.
 */
struct index_groups {
    size_t *next;
    bool *first;
};

struct index_groups index_group(const struct index_keys *keys, const void *array, size_t count);
void index_groups_free(struct index_groups *groups);

/* How many items all searches so far have looked at: tests count work, and not time. */
uint64_t index_looks(void);

#endif
