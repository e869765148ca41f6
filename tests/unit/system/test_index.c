/* SPDX-License-Identifier: MIT */
/* The index: what it finds, and how many items it looks at for that. */
#include "tests/unit/support/check.h"

#include "report/system/index.h"

#define MANY 100000u

static const void *key_of(const void *array, size_t item)
{
    return &((const uint32_t *)array)[item];
}

static uint32_t hash(const void *key)
{
    return index_hash(key, sizeof(uint32_t));
}

static bool equal(const void *key, const void *other)
{
    return *(const uint32_t *)key == *(const uint32_t *)other;
}

/* All keys in one place. */
static uint32_t no_hash(const void *key)
{
    (void)key;
    return 7;
}

static const struct index_keys keys = {key_of, hash, equal};
static const struct index_keys crowded = {key_of, no_hash, equal};

static uint32_t items[MANY];

static struct index *index_of(const struct index_keys *how, size_t count, uint32_t modulus)
{
    struct index *index = NULL;
    size_t i;

    for (i = 0; i < count; i++) {
        items[i] = (uint32_t)(i * 7919 % modulus);
        index_add(&index, how, items, i + 1);
    }
    return index;
}

/* Each is found by its key, whether there are few of them or so many that there is a table. */
static void check_found(const struct index_keys *how, size_t count)
{
    struct index *index = index_of(how, count, MANY);
    uint32_t missing = MANY;
    size_t i;

    for (i = 0; i < count; i++)
        assert_int_equal(index_find(index, how, items, count, &items[i]), i);
    assert_int_equal(index_find(index, how, items, count, &missing), INDEX_NONE);
    index_free(index);
}

static void test_found(void **state)
{
    size_t count;

    (void)state;
    for (count = 0; count < 200; count++)
        check_found(&keys, count);
    check_found(&crowded, 200);
    check_found(&keys, MANY);
}

/* Of several with one key the first is found. */
static void test_first(void **state)
{
    struct index *index = index_of(&keys, 1000, 10);
    uint32_t key;
    size_t i;

    (void)state;
    for (key = 0; key < 10; key++) {
        for (i = 0; items[i] != key; i++)
            ;
        assert_int_equal(index_find(index, &keys, items, 1000, &key), i);
    }
    index_free(index);
}

/* However many there are, one is found by looking at one or two: the table is not too full. */
static void test_work(void **state)
{
    uint64_t before = index_looks(), made;
    struct index *index = index_of(&keys, MANY, MANY);
    size_t i;

    (void)state;
    made = index_looks() - before;
    for (i = 0; i < MANY; i++)
        index_find(index, &keys, items, MANY, &items[i]);
    assert_in_range(made, 1, 6 * MANY);
    assert_in_range(index_looks() - before - made, MANY, 3 * MANY);
    index_free(index);
}

/* Equal bytes have one hash, and others another one. */
static void test_hash(void **state)
{
    static const char *const texts[] = {"", "a", "b", "ab", "12345678", "123456789"};
    size_t i, k;

    (void)state;
    for (i = 0; i < 6; i++)
        for (k = 0; k < 6; k++)
            assert_int_equal(index_hash_text(texts[i]) == index_hash_text(texts[k]), i == k);
    assert_int_not_equal(index_hash("a", 1), index_hash("a\0", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_first),
        cmocka_unit_test(test_work),
        cmocka_unit_test(test_hash),
    };

    return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
