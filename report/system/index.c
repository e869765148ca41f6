/* SPDX-License-Identifier: MIT */
/* See index.h: open addressing with linear probing; nothing is ever taken out. */
#include "report/system/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "report/system/memory.h"

struct index {
    size_t count;
    size_t room;      /* a power of two */
    uint32_t slots[]; /* an item's number plus one, or 0 */
};

static uint64_t looks;

/* ---- SipHash-2-4 ---- */

static uint64_t rotated(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotated(v[1], 13) ^ v[0];
    v[3] = rotated(v[3], 16) ^ v[2];
    v[0] = rotated(v[0], 32) + v[3];
    v[2] += v[1];
    v[3] = rotated(v[3], 21) ^ v[0];
    v[1] = rotated(v[1], 17) ^ v[2];
    v[2] = rotated(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    sip_round(v);
    v[0] ^= word;
}

static const uint64_t *secret(void)
{
    static uint64_t key[2];

    if (!key[0] && getrandom(key, sizeof(key), GRND_NONBLOCK) != sizeof(key)) {
        key[0] = (uint64_t)time(NULL) ^ (uint64_t)getpid() << 32;
        key[1] = (uint64_t)(uintptr_t)&key ^ (uint64_t)clock();
    }
    key[0] |= 1; /* so that it is known to be there */
    return key;
}

uint32_t index_hash(const void *bytes, size_t len)
{
    const uint64_t *key = secret();
    uint64_t v[4] = {key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d,
                     key[0] ^ 0x6c7967656e657261, key[1] ^ 0x7465646279746573};
    const unsigned char *at = bytes;
    uint64_t word;
    size_t left;

    for (left = len; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        sip_word(v, word);
    }
    word = 0;
    /* Nothing may have no address, and memcpy wants one all the same. */
    if (left)
        memcpy(&word, at, left);
    sip_word(v, word | (uint64_t)len << 56);
    v[2] ^= 0xff;
    for (left = 0; left < 4; left++)
        sip_round(v);
    return (uint32_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
}

uint32_t index_hash_text(const void *text)
{
    return index_hash(text, strlen(text));
}

bool index_equal_text(const void *text, const void *other)
{
    return !strcmp(text, other);
}

/* ---- the table ---- */

/* Where the item of that key stands, or the free slot where it would. */
static size_t slot_of(const struct index *index, const struct index_keys *keys, const void *array,
                      const void *key)
{
    size_t slot = keys->hash(key) & (index->room - 1);

    for (; index->slots[slot]; slot = (slot + 1) & (index->room - 1)) {
        looks++;
        if (keys->equal(keys->of(array, index->slots[slot] - 1), key))
            break;
    }
    return slot;
}

static void put(struct index *index, const struct index_keys *keys, const void *array, size_t item)
{
    size_t slot = slot_of(index, keys, array, keys->of(array, item));

    if (index->slots[slot])
        return;
    index->slots[slot] = (uint32_t)item + 1;
    index->count++;
}

static struct index *index_new(size_t room)
{
    struct index *index = memory_new(sizeof(*index) + room * sizeof(*index->slots));

    index->room = room;
    return index;
}

/* At most three quarters of the slots are taken, so that searches stay short. */
static struct index *with_room(struct index *index, const struct index_keys *keys,
                               const void *array)
{
    struct index *larger;
    size_t i;

    if (4 * index->count < 3 * index->room)
        return index;
    larger = index_new(2 * index->room);
    for (i = 0; i < index->room; i++)
        if (index->slots[i])
            put(larger, keys, array, index->slots[i] - 1);
    free(index);
    return larger;
}

void index_add(struct index **index, const struct index_keys *keys, const void *array, size_t count)
{
    size_t i;

    if (count <= INDEX_FROM)
        return;
    if (!*index) {
        *index = index_new(2 * INDEX_FROM);
        for (i = 0; i + 1 < count; i++)
            put(*index, keys, array, i);
    }
    *index = with_room(*index, keys, array);
    put(*index, keys, array, count - 1);
}

size_t index_find(const struct index *index, const struct index_keys *keys, const void *array,
                  size_t count, const void *key)
{
    size_t i;

    if (index) {
        i = index->slots[slot_of(index, keys, array, key)];
        return i ? i - 1 : INDEX_NONE;
    }
    for (i = 0; i < count; i++) {
        looks++;
        if (keys->equal(keys->of(array, i), key))
            return i;
    }
    return INDEX_NONE;
}

struct index_groups index_group(const struct index_keys *keys, const void *array, size_t count)
{
    struct index_groups groups = {memory_new((count + 1) * sizeof(size_t)), memory_new(count + 1)};
    size_t *last = memory_new((count + 1) * sizeof(*last)), i, item;
    struct index *index = NULL;

    for (i = 0; i < count; i++) {
        item = index_find(index, keys, array, i, keys->of(array, i));
        index_add(&index, keys, array, i + 1);
        groups.next[i] = INDEX_NONE;
        groups.first[i] = item == INDEX_NONE;
        if (groups.first[i])
            item = i;
        else
            groups.next[last[item]] = i;
        last[item] = i;
    }
    index_free(index);
    free(last);
    return groups;
}

void index_groups_free(struct index_groups *groups)
{
    free(groups->next);
    free(groups->first);
}

void index_free(struct index *index)
{
    free(index);
}

uint64_t index_looks(void)
{
    return looks;
}
