/* SPDX-License-Identifier: MIT */
/* What a run.json says of how it was made: only what a run can have is taken. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include "report/model/run.h"

static char why[256];

static bool is_taken(const char *facts, const char *problems)
{
    char *text;
    struct run *run;
    int len = asprintf(&text,
                       "{\"schema\": \"pvbench-run\", \"version\": 2, \"facts\": {%s},"
                       "\"boots\": [{\"boot\": 1, \"outcome\": \"complete\", \"begin\": {},"
                       "\"plan\": {}, \"facts\": {}, \"controls\": [], \"other\": []}],"
                       "\"cases\": [], \"problems\": [%s], \"problems_left_off\": 0}",
                       facts, problems);

    assert_true(len > 0);
    run = run_of_json_text(text, (size_t)len, why, sizeof(why));
    free(text);
    if (!run)
        return false;
    run_free(run);
    return true;
}

static void check_refused(const char *facts, const char *problems, const char *expected)
{
    assert_false(is_taken(facts, problems));
    assert_string_equal(why, expected);
}

static void test_facts(void **state)
{
    (void)state;
    assert_true(is_taken("", ""));
    assert_true(is_taken("\"run.boots\": \"1\", \"run.unit\": \"insns\"", ""));
    assert_true(is_taken("\"run.boots\": \"20\", \"run.unit\": \"cycles\"", ""));
    check_refused("\"run.boots\": \"banana\"", "",
                  "facts.run.boots is 'banana': it is a number of boots, no fewer than the 1 "
                  "there are");
    assert_false(is_taken("\"run.boots\": \"0\"", ""));
    assert_false(is_taken("\"run.boots\": \"\"", ""));
    assert_false(is_taken("\"run.boots\": \"1x\"", ""));
    assert_false(is_taken("\"run.boots\": \"-1\"", ""));
    check_refused("\"run.unit\": \"hours\"", "",
                  "facts.run.unit is 'hours': it is insns or cycles");
}

static void test_problems(void **state)
{
    (void)state;
    assert_true(is_taken("", "\"boot 1: a.log: Xen says: something\", \"boot-2.log lies there\""));
    check_refused("", "\"boot 2: a.log: what is it\"",
                  "problems has 'boot 2: a.log: what is it', which is of no boot of the run");
    assert_false(is_taken("", "\"\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_problems),
    };

    return cmocka_run_group_tests_name("made", tests, NULL, NULL);
}
