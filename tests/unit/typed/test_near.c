/* SPDX-License-Identifier: MIT */
/* The word that was meant (report/typed/near.h). */
#include "tests/unit/support/check.h"

#include "report/typed/near.h"

static const char *const words[] = {"run", "show", "compare", "calibrate", "coverage", "host"};

static const char *near_to(const char *typed)
{
    struct near near = {.typed = typed};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(*words); i++)
        near_offer(&near, words[i]);
    return near.word ? near.word : "none";
}

static void test_words(void **state)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        {"shwo", "show"},        /* two letters changed places */
        {"sho", "show"},         /* one is missing */
        {"shoow", "show"},       /* one was added */
        {"shaw", "show"},        /* one is wrong */
        {"cmpaer", "compare"},   /* two things */
        {"cover", "coverage"},   /* only begun */
        {"compares", "compare"}, /* what begins like a word */
        {"rnu", "run"},          /* a short word, by one */
        {"unr", "none"},         /* and not by two */
        {"SHOW", "show"},        /* as if shouted */
        {"Hots", "host"},        /* in part */
        {"xyzzy", "none"},       /* nothing like it */
        {"cmpaerd", "none"},     /* three things */
        {"", "none"},            /* nothing */
        {"host", "none"},        /* the very word */
        {"r", "none"},           /* too little to say */
        {"show\033[31m", "none"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(near_to(cases[i].typed), cases[i].meant);
}

/* The nearest of several, and of words as near as each other the first. */
static void test_nearest(void **state)
{
    struct near near = {.typed = "hostt"}, both = {.typed = "cast"};

    (void)state;
    near_offer(&near, "hosts");
    near_offer(&near, "hot");
    assert_string_equal(near.word, "hosts");
    near_offer(&near, "hostt1");
    assert_string_equal(near.word, "hosts");
    near_offer(&both, "cost");
    near_offer(&both, "case");
    assert_string_equal(both.word, "cost");
}

static const char *near_glob(const char *typed, const char *name)
{
    struct near near = {.typed = typed, .glob = true};

    near_offer(&near, name);
    return near.word;
}

static void test_globs(void **state)
{
    (void)state;
    assert_non_null(near_glob("set_gtd/*", "set_gdt/empty"));
    assert_non_null(near_glob("*/emtpy", "set_gdt/empty"));
    assert_non_null(near_glob("set_gdt/?framw", "set_gdt/1frame"));
    assert_null(near_glob("set_gtd/*", "stack_switch/same"));
    assert_null(near_glob("mmu/*", "set_gdt/empty"));
}

/* Of what is longer than any word nothing is near, and nothing is overrun. */
static void test_long(void **state)
{
    char text[NEAR_LENGTH_MAX + 2];

    (void)state;
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    assert_null(near_glob(text, text));
    assert_null(near_glob("aaaa*", text));
    text[NEAR_LENGTH_MAX] = '\0';
    assert_null(near_glob(text, text));
    text[0] = '?';
    assert_non_null(near_glob(text, text + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_globs),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests_name("near", tests, NULL, NULL);
}
