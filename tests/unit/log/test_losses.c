/* SPDX-License-Identifier: MIT */
/* Of a kind of damage a few are named, and the rest are counted. */
#include "tests/unit/support/check.h"

#include "report/model/outcome.h"
#include "report/model/run.h"

static size_t said(const struct run *run, const char *text)
{
    size_t i, count = 0;

    for (i = 0; i < run->problems.count; i++)
        count += strstr(run->problems.at[i], text) != NULL;
    return count;
}

static void damage(struct log_maker *m, unsigned count)
{
    while (count--)
        maker_line(m, "PVB1 7 fact key=xen.major val");
}

static void a_few_of_a_kind_are_named(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    damage(&m, 4);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(said(run, ": a damaged record"), 4);
    assert_int_equal(said(run, "more like these"), 0);
    run_free(run);
}

static void the_rest_is_counted(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    damage(&m, 1000);
    maker_end(&m, "crashed");
    run = run_of_maker(&m);
    assert_int_equal(said(run, ": a damaged record"), 5);
    assert_problem(run, ": 996 more like these, the last in boot 1, line ");
    assert_problem(run, ": the kernel crashed");
    assert_int_equal(run->boots[0].outcome, OUTCOME_CRASHED);
    run_free(run);
}

/* What is none of our boots takes no part in that. */
static void what_was_taken_back_is_not_counted(void **state)
{
    struct log_maker m;
    struct run *run;
    unsigned i;

    (void)state;
    maker_open(&m, "insns");
    for (i = 0; i < 6; i++) {
        maker_line(&m, "(XEN) Xen version 4.17.5 (a@b) (gcc) debug=n");
        maker_line(&m, "[    0.000000] Linux version 6.1.0");
        maker_line(&m, "(XEN) Panic on CPU 0:");
    }
    maker_line(&m, "(XEN) Xen version 4.17.5 (a@b) (gcc) debug=n");
    maker_begin(&m);
    maker_line(&m, "(XEN) FATAL PAGE FAULT");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 1);
    assert_int_equal(said(run, "more like these"), 0);
    assert_int_equal(said(run, "Panic on CPU"), 0);
    assert_problem(run, ": Xen says: FATAL PAGE FAULT");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_of_a_kind_are_named),
        cmocka_unit_test(the_rest_is_counted),
        cmocka_unit_test(what_was_taken_back_is_not_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
