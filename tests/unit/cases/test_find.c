/* SPDX-License-Identifier: MIT */
/* Finding a case by its name: in the table, and in a run in whatever order it is asked for. */
#include "tests/unit/support/check.h"

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/run.h"

static void test_table(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < case_table_size; i++)
        assert_ptr_equal(case_table_find(case_table[i].name), &case_table[i]);
    assert_null(case_table_find(""));
    assert_null(case_table_find("xen_version/versio"));
    assert_null(case_table_find("xen_version/version "));
    assert_null(case_table_find("zzz/last"));
    assert_true(case_has_flag("control/empty", CASE_CONTROL));
    assert_false(case_has_flag("xen_version/version", CASE_CONTROL));
    assert_false(case_has_flag("no/such", CASE_CONTROL));
}

/* The cases of a run stay where they are found, by number: adding one may move them all. */
static void check_found(const struct run *run, const char *name, size_t index)
{
    assert_ptr_equal(run_find_case(run, name), &run->cases[index]);
}

static void test_run(void **state)
{
    static const char *const order[] = {"a", "b", "a", "c", "d", "d", "b", "c", "a", "e", "a", "e"};
    struct run *run = run_new();
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
        struct run_case *c = run_get_case(run, order[i]);

        assert_non_null(c);
        assert_string_equal(c->name, order[i]);
        check_found(run, order[i], (size_t)(c - run->cases));
    }
    assert_int_equal(run->case_count, 5);
    for (i = 0; i < 5; i++)
        for (k = 0; k < 5; k++) {
            char one[2] = {(char)('a' + i), '\0'}, other[2] = {(char)('a' + k), '\0'};

            assert_ptr_equal(run_get_case(run, one), &run->cases[i]);
            assert_ptr_equal(run_get_case(run, other), &run->cases[k]);
        }
    assert_null(run_find_case(run, "f"));
    assert_int_equal(run->case_count, 5);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_run),
    };

    return cmocka_run_group_tests_name("case_find", tests, NULL, NULL);
}
