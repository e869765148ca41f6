/* SPDX-License-Identifier: MIT */
/* How far the controls of a run in cycles may be off, on a CPU and on an emulated one. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/controls.h"
#include "report/record/record.h"
#include "report/text/texts.h"

static void set_value(struct run *run, const char *name, uint64_t value)
{
    struct series_list *list = &run_find_case(run, name)->paths[PATH_SINGLE];
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == 1)
            list->at[i].pairs[0].value = value;
}

/* A run in cycles whose null call takes MAKER_TWIN, with these lengths of the chain. */
static struct run *run_with_chain(unsigned zero, unsigned half, unsigned full)
{
    struct run *run;

    run = run_of_made_boot("cycles");
    set_value(run, "control/chain-0", zero);
    set_value(run, "control/chain-256", half);
    set_value(run, "control/chain-512", full);
    return run;
}

/* The line, or without one that all controls are good. */
static void check_run(struct run *run, const char *line)
{
    struct texts lines = {0};
    enum control_verdict verdict = check_controls(run, 1, &lines);

    if (line)
        assert_true(text_among(&lines, line));
    assert_int_equal(verdict, line ? CONTROLS_FAILED : CONTROLS_GOOD);
    texts_clear(&lines);
    run_free(run);
}

/* A tenth of a half, which here is more than two steps of the clock. */
static void test_chain(void **state)
{
    static const char failed[] = "chain: FAILED";

    (void)state;
    check_run(run_with_chain(70, 330, 570), NULL);
    check_run(run_with_chain(70, 332, 570), NULL);
    check_run(run_with_chain(70, 333, 570), failed);
    check_run(run_with_chain(70, 308, 570), NULL);
    check_run(run_with_chain(70, 307, 570), failed);
    /* Two halves that are alike, and less than nothing. */
    check_run(run_with_chain(100, 95, 90), failed);
    check_run(run_with_chain(100, 100, 100), failed);
    /* Two steps of the clock. */
    check_run(run_with_chain(100, 120, 120), NULL);
    check_run(run_with_chain(100, 121, 121), failed);
}

static struct run *run_with_empty(unsigned full, unsigned empty, bool emulated)
{
    struct run *run = run_with_chain(100, 100 + (full - 100) / 2, full);

    set_value(run, "control/empty", empty);
    if (emulated)
        run_add_fact(run, "qemu.accel", "tcg");
    return run;
}

static void test_empty(void **state)
{
    static const char failed[] = "empty, single n=1: FAILED";

    (void)state;
    check_run(run_with_empty(612, MAKER_TWIN + 2 * MAKER_QUANTUM, false), NULL);
    check_run(run_with_empty(612, MAKER_TWIN + 2 * MAKER_QUANTUM + 1, false), failed);
    /* As 128 instructions of the chain, or as one and a half null calls, whichever is more. */
    check_run(run_with_empty(612, MAKER_TWIN + 128, true), NULL);
    check_run(run_with_empty(612, MAKER_TWIN + 129, true), failed);
    check_run(run_with_empty(200, MAKER_TWIN + 3 * MAKER_TWIN / 2, true), NULL);
    check_run(run_with_empty(200, MAKER_TWIN + 3 * MAKER_TWIN / 2 + 1, true), failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests_name("controls in cycles", tests, NULL, NULL);
}
