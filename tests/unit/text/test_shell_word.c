/* SPDX-License-Identifier: MIT */
/* Words of a command that somebody is to type. */
#include "tests/unit/support/check.h"

#include "report/text/shell_word.h"

static void test_words(void **state)
{
    static const struct {
        const char *word, *quoted;
    } words[] = {
        {"results/run-1", "results/run-1"},
        {"pv64-4.17+pv32", "pv64-4.17+pv32"},
        {"a run", "'a run'"},
        {"it's", "'it'\\''s'"},
        {"$(x)", "'$(x)'"},
        {"-run", "./-run"},
        {"-a b", "./'-a b'"},
        {"-", "-"}, /* standard input */
        {"", "''"},
        {"a\nb", "'a\\x0ab'"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
        char *quoted = shell_word(words[i].word);

        assert_string_equal(quoted, words[i].quoted);
        free(quoted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};

    return cmocka_run_group_tests_name("shell-word", tests, NULL, NULL);
}
