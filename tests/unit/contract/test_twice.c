/* SPDX-License-Identifier: MIT */
/* Boots that are one boot (report/contract/twice.h). */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

static void vary_series(struct series *s, unsigned boots)
{
    struct pair *most = s->pairs;
    uint64_t last;
    size_t i;

    for (i = 1; i < s->count; i++)
        if (s->pairs[i].count > most->count)
            most = &s->pairs[i];
    if (!s->count || most->count <= MORE)
        return;
    most->count -= MORE;
    s->held -= MORE;
    last = s->pairs[s->count - 1].value;
    for (i = 1; i <= MORE; i++)
        series_add_pair(s, last + 10 * i + s->boot % boots, 1);
    series_finish(s);
}

/* Samples as a clock shows them: the boots of the stored log hardly vary.  So many in a row differ.
 */
static void vary(struct run *run, unsigned boots)
{
    size_t i, path, k;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                vary_series(&run->cases[i].paths[path].at[k], boots);
}

static struct run *opened(const char *path)
{
    struct run *run = run_load(path);

    assert_non_null(run);
    vary(run, BOOTS);
    return run;
}

/* A series of one boot, of a case that is not the first. */
static struct series *last_of(struct run *run, unsigned boot)
{
    struct series_list *list = &run->cases[run->case_count - 1].paths[PATH_SINGLE];
    struct series *s = &list->at[series_start_of_boot(list, boot)];

    assert_int_equal(s->boot, boot);
    return s;
}

/* One more sample there. */
static void add_value(struct run *run, unsigned boot, uint64_t value)
{
    struct series *s = last_of(run, boot);

    series_add_pair(s, value, 1);
    series_finish(s);
}

/* Another value there, of another place in each boot. */
static void change_sample(struct run *run, unsigned boot)
{
    struct series *s = last_of(run, boot);

    s->pairs[boot % s->count].value++;
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

/* Values of boot 1 beside the first of each series. */
static size_t values_of_first(const struct run *run)
{
    size_t i, path, k, count = 0;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                if (run->cases[i].paths[path].at[k].boot == 1)
                    count += run->cases[i].paths[path].at[k].count - 1;
    return count;
}

/* Few values can be the same by chance. */
static void test_few(void **state)
{
    struct run *run = run_load(CYCLES);
    struct twice twice;
    size_t count;

    (void)state;
    assert_non_null(run);
    for (count = values_of_first(run); count < 149; count++)
        add_value(run, 1, 200000 + count);
    assert_int_equal(count, 149);
    assert_false(boot_of_both(run, run, &twice));
    add_value(run, 1, 300000);
    assert_true(boot_of_both(run, run, &twice));
    run_free(run);
}

/* What else a series says is part of it: here its cold call, and of how many calls it is. */
static void test_alike(void **state)
{
    struct run *first = opened(CYCLES), *again = opened(CYCLES);
    struct twice twice;
    unsigned i;

    (void)state;
    for (i = 1; i <= BOOTS; i++) {
        struct series *s = last_of(again, i);

        if (i % 2)
            s->cold++;
        else
            s->n++;
    }
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
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    const char *words[] = {NULL, NULL, "--out", path, NULL};
    struct spoken said;
    char *files[2];
    unsigned i;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/floors.json", folder);
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
    assert_int_equal(rmdir(folder), 0);
    run_free(first);
    run_free(again);
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
        cmocka_unit_test(test_of_both),     cmocka_unit_test(test_few),
        cmocka_unit_test(test_alike),       cmocka_unit_test(test_exact),
        cmocka_unit_test(test_in_one_side), cmocka_unit_test(test_in_two_runs),
        cmocka_unit_test(test_in_one_log),
    };

    return cmocka_run_group_tests_name("twice", tests, NULL, NULL);
}
