/* SPDX-License-Identifier: MIT */
/* How many samples the series of a run have, as a key (report/keys/table.h). */
#include "tests/unit/support/check.h"

#include <string.h>

#include "report/keys/key.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "tests/unit/makers/run_maker.h"

static const struct compare_key *key_named(const char *name)
{
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (!strcmp(compare_keys[i].name, name))
            return &compare_keys[i];
    return NULL;
}

static void assert_value(const struct run *run, const char *expected)
{
    const struct compare_key *key = key_named("plan.samples");
    char value[COMPARE_VALUE];

    assert_non_null(key);
    assert_int_equal(key->value(run, value, sizeof(value)), *expected != '\0');
    assert_string_equal(value, expected);
}

static void test_samples(void **state)
{
    struct run *run = made_run(&made_pv64);
    struct facts *plan = &run->boots[0].plan;

    (void)state;
    assert_true(facts_set(plan, "samples", "20"));
    assert_value(run, "20");
    assert_true(facts_set(plan, "alike", "10"));
    assert_value(run, "20, 10 where alike");
    assert_true(facts_set(plan, "samples", "many"));
    assert_value(run, "");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};

    return cmocka_run_group_tests_name("samples", tests, NULL, NULL);
}
