/* SPDX-License-Identifier: MIT */
/* Boots that are one boot (report/contract/twice.h). */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/contract/contract.h"
#include "report/contract/twice.h"
#include "report/log/read.h"
#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/store/join.h"
#include "report/store/open.h"
#include "report/text/texts.h"

#define CYCLES "tests/data/cases/gate-cyc-base.log.gz"
#define INSNS  "tests/data/xen-4.17-quick.log"

#define BOOTS 10 /* of the first */

/* Samples as a clock shows them: the boots of the stored log hardly vary.  So many in a row differ.
 */
static void vary(struct run *run, unsigned boots)
{
    size_t i, path, k, more;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++) {
                struct series *s = &run->cases[i].paths[path].at[k];

                for (more = 1; more <= 4; more++)
                    series_add_pair(s, 100000 + 10 * more + s->boot % boots, 1);
                series_finish(s);
            }
}

static struct run *opened(const char *path)
{
    struct run *run = run_load(path);

    assert_non_null(run);
    vary(run, BOOTS);
    return run;
}

/* One more sample of one boot, of a case that is not the first. */
static void add_sample(struct run *run, unsigned boot)
{
    struct series_list *list = &run->cases[run->case_count - 1].paths[PATH_SINGLE];
    struct series *s = &list->at[series_start_of_boot(list, boot)];

    assert_int_equal(s->boot, boot);
    series_add_pair(s, 200000, 1);
    series_finish(s);
}

static void test_of_both(void **state)
{
    struct run *first = opened(CYCLES), *again = opened(CYCLES);
    struct twice twice;
    unsigned i;

    (void)state;
    for (i = 1; i <= BOOTS; i++) {
        assert_true(boot_of_both(first, again, &twice));
        assert_int_equal(twice.first, i);
        assert_int_equal(twice.again, i);
        add_sample(again, i);
    }
    assert_false(boot_of_both(first, again, &twice));
    run_free(first);
    run_free(again);
}

/* Boots whose series hardly have a second value are alike by chance. */
static void test_few_values(void **state)
{
    struct run *first = run_load(CYCLES), *again = run_load(CYCLES);
    struct twice twice;

    (void)state;
    assert_false(boot_of_both(first, again, &twice));
    run_free(first);
    run_free(again);
}

/* Boots in insns are alike. */
static void test_exact(void **state)
{
    struct run *first = opened(INSNS), *again = opened(INSNS);
    struct twice twice;

    (void)state;
    assert_false(boot_of_both(first, again, &twice));
    run_free(first);
    run_free(again);
}

static void test_in_one_side(void **state)
{
    struct run *side = opened(CYCLES), *copy = opened(CYCLES);
    char why[256];

    (void)state;
    assert_false(run_join(side, copy, why, sizeof(why)));
    assert_non_null(strstr(why, "its boot 1 has the samples of boot 1 of those before it"));
    run_free(side);
    run_free(copy);
}

/* That boot is said to be the earlier one again. */
static bool says_again(const struct run *run, unsigned boot, unsigned earlier)
{
    char said[64];

    snprintf(said, sizeof(said), "its samples are those of boot %u, ", earlier);
    return text_among(&run->boots[boot - 1].lacks, said);
}

/* A log that was pasted behind itself. */
static struct run *pasted(const char *path, unsigned boots)
{
    struct run *run = run_new();

    assert_true(run_add_log(run, path) > 0);
    assert_true(run_add_log(run, path) > 0);
    assert_int_equal(run->boot_count, 2 * boots);
    vary(run, boots);
    run_hold_to_plans(run);
    return run;
}

static void test_in_one_log(void **state)
{
    struct run *run = pasted(CYCLES, BOOTS);
    unsigned i;

    (void)state;
    for (i = 1; i <= BOOTS; i++) {
        assert_false(text_among(&run->boots[i - 1].lacks, "its samples are those of "));
        assert_true(says_again(run, i + BOOTS, i));
        assert_int_equal(run_boot_outcome(run, i + BOOTS), OUTCOME_PARTIAL);
    }
    run_free(run);
    /* In insns it is what a log of two boots is. */
    run = pasted(INSNS, 1);
    assert_false(says_again(run, 2, 1));
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_both),    cmocka_unit_test(test_few_values),
        cmocka_unit_test(test_exact),      cmocka_unit_test(test_in_one_side),
        cmocka_unit_test(test_in_one_log),
    };

    return cmocka_run_group_tests_name("twice", tests, NULL, NULL);
}
