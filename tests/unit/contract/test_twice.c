/* SPDX-License-Identifier: MIT */
/* Boots that are one boot (report/contract/twice.h). */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/contract/contract.h"
#include "report/contract/twice.h"
#include "report/log/read.h"
#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/store/join.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

#define CYCLES "tests/data/cases/gate-cyc-base.log.gz"
#define INSNS  "tests/data/xen-4.17-quick.log"

#define BOOTS 10 /* of the first */

/* As many values more, in the place of samples at the value that most of them have. */
#define MORE 4

static void vary_series(struct series *s)
{
    struct pair *most = s->pairs;
    size_t i;

    for (i = 1; i < s->count; i++)
        if (s->pairs[i].count > most->count)
            most = &s->pairs[i];
    if (!s->count || most->count <= MORE)
        return;
    most->count -= MORE;
    s->held -= MORE;
    for (i = 1; i <= MORE; i++)
        series_add_pair(s, 100000 + 10 * i + s->boot % BOOTS, 1);
    series_finish(s);
}

/* Samples as a clock shows them: the boots of the stored log hardly vary. */
static void vary(struct run *run)
{
    size_t i, path, k;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                vary_series(&run->cases[i].paths[path].at[k]);
}

static struct run *opened(const char *path)
{
    struct run *run = run_load(path);

    assert_non_null(run);
    vary(run);
    return run;
}

/* Another largest sample of one boot, of a case that is not the first. */
static void change_sample(struct run *run, unsigned boot)
{
    struct series_list *list = &run->cases[run->case_count - 1].paths[PATH_SINGLE];
    struct series *s = &list->at[series_start_of_boot(list, boot)];

    assert_int_equal(s->boot, boot);
    s->pairs[s->count - 1].value++;
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
        change_sample(again, i);
    }
    assert_false(boot_of_both(first, again, &twice));
    run_free(first);
    run_free(again);
}

/* The first call of a series is one of its samples. */
static void test_cold(void **state)
{
    struct run *first = opened(CYCLES), *again = opened(CYCLES);
    struct series_list *list = &again->cases[again->case_count - 1].paths[PATH_SINGLE];
    struct twice twice;
    size_t i;

    (void)state;
    for (i = 0; i < list->count; i++)
        list->at[i].cold++;
    assert_false(boot_of_both(first, again, &twice));
    run_free(first);
    run_free(again);
}

/* So few values may be the same by chance. */
static void test_few(void **state)
{
    struct run *first = run_of_made_boot("cycles"), *again = run_of_made_boot("cycles");
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

/* Runs to calibrate by are to have no boot in common. */
static void test_in_two_runs(void **state)
{
    struct run *first = opened(CYCLES), *again = opened(CYCLES);
    const char *words[] = {NULL, NULL, "--out", "/tmp/pvbench-unit-none", NULL};
    struct spoken said;
    char *files[2];
    unsigned i;

    (void)state;
    for (i = 1; i <= BOOTS; i++)
        if (i != 4)
            change_sample(again, i);
    words[0] = files[0] = json_file_of(first);
    words[1] = files[1] = json_file_of(again);
    said = spoken_of(cmd_calibrate, words);
    assert_int_equal(said.status, EXIT_USAGE);
    assert_non_null(strstr(said.err, "boot 4 has the samples of boot 4 of "));
    spoken_drop(&said);
    for (i = 0; i < 2; i++)
        drop_file(files[i]);
    run_free(first);
    run_free(again);
}

static bool says_again(const struct run *run, unsigned boot)
{
    const struct texts *lacks = &run->boots[boot - 1].lacks;

    return lacks->count && strstr(lacks->at[lacks->count - 1], "it is the same boot again");
}

/* A log that was pasted behind itself. */
static void test_in_one_log(void **state)
{
    struct run *run = run_new();
    unsigned i;

    (void)state;
    assert_true(run_add_log(run, CYCLES) > 0);
    assert_true(run_add_log(run, CYCLES) > 0);
    assert_int_equal(run->boot_count, 2 * BOOTS);
    vary(run);
    /* One that did not come to its end says so already. */
    run_set_outcome(run, 2 * BOOTS, OUTCOME_CRASHED);
    run_hold_to_plans(run);
    assert_false(says_again(run, 2 * BOOTS));
    for (i = 1; i < BOOTS; i++) {
        assert_false(says_again(run, i));
        assert_true(says_again(run, i + BOOTS));
        assert_int_equal(run_boot_outcome(run, i + BOOTS), OUTCOME_PARTIAL);
    }
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_both),     cmocka_unit_test(test_cold),
        cmocka_unit_test(test_few),         cmocka_unit_test(test_exact),
        cmocka_unit_test(test_in_one_side), cmocka_unit_test(test_in_two_runs),
        cmocka_unit_test(test_in_one_log),
    };

    return cmocka_run_group_tests_name("twice", tests, NULL, NULL);
}
