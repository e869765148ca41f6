/* SPDX-License-Identifier: MIT */
/* The floors of a host: taken, kept, read again (report/floors/floors.h). */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"
#include "report/system/exit.h"

#define NAME "mmu_update/l1-same"

static const struct boots_case calls[3] = {
    {.name = NAME, .call = {900, 910, 920}, .entry = {500}, .item = {60}},
    {.name = NAME, .call = {950, 930, 940}, .entry = {503}},
    {.name = NAME, .call = {915}, .entry = {499}, .item = {61}},
};

static struct boots boots_of(size_t i)
{
    return (struct boots){.unit = "cycles",
                          .count = 3,
                          .cases = &calls[i],
                          .case_count = 1,
                          .facts = {"clock.quantum", "2", "cpu.brand", "Some CPU"}};
}

static void take(struct floors *floors, size_t count)
{
    const struct run *runs[3];
    struct boots boots;
    size_t i;

    for (i = 0; i < count; i++) {
        boots = boots_of(i);
        runs[i] = boots_run(&boots);
    }
    floors_take(floors, runs, count);
    for (i = 0; i < count; i++)
        run_free((struct run *)(uintptr_t)runs[i]);
}

/* A gate of three boots a side, in which one measure is judged. */
static const struct floor_for gate = {3, 3, 1, 0.05, false};

static void check_floors(const struct floors *floors)
{
    double at, fewer;

    assert_true(floors_find(floors, NAME, MEASURE_CALL, &gate, &at));
    /* By run the medians of the boots are 910, 940 and 915. */
    assert_true(at > 940 - 910);
    assert_true(floors_find(floors, NAME, MEASURE_ENTRY, &gate, &fewer));
    assert_true(fewer > 503 - 499 && fewer < at);
    /* Two of the three have it. */
    assert_true(floors_find(floors, NAME, MEASURE_ITEM, &gate, &fewer));
    assert_true(fewer > 1);
    assert_false(floors_find(floors, "set_gdt/empty", MEASURE_CALL, &gate, &fewer));
    assert_int_equal(floors_measures(floors), 3);
    assert_true(floors_find_family(floors, "mmu_update", &gate, &at));
    assert_true(floors_find_family(floors, NULL, &gate, &fewer));
    assert_true(at >= fewer && fewer > 0);
    assert_false(floors_find_family(floors, "mmu", &gate, &at));
    assert_int_equal(floors->runs, 3);
    assert_int_equal(floors->boots, 9);
    assert_string_equal(facts_get(&floors->keys, "cpu.brand"), "Some CPU");
    assert_string_equal(facts_get(&floors->keys, "unit"), "cycles");
    /* What one compares is no part of the device. */
    assert_null(facts_get(&floors->keys, "xen"));
}

static void test_taken(void **state)
{
    struct floors floors;
    double at;

    (void)state;
    take(&floors, 3);
    check_floors(&floors);
    assert_true(floors.differ);
    assert_near(floors.at[0].at[MEASURE_CALL].price, 915);
    assert_near(floors.at[0].at[MEASURE_CALL].quantum, 2);
    floors_free(&floors);
    take(&floors, 2);
    assert_false(floors_find(&floors, NAME, MEASURE_ITEM, &gate, &at));
    floors_free(&floors);
}

/* One measure alone is all there is: all of its noise is common, and by the variance of its runs.
 */
static void test_one_measure(void **state)
{
    static const struct boots_case cases[] = {{.name = NAME, .call = {1000, 1010, 1020}},
                                              {.name = NAME, .call = {1050, 1060, 1070}}};
    const struct run *runs[2];
    struct floors floors;
    double at, off;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        struct boots boots = boots_of(0);

        boots.cases = &cases[i];
        runs[i] = boots_run(&boots);
    }
    floors_take(&floors, runs, 2);
    assert_true(floors_find(&floors, NAME, MEASURE_CALL, &gate, &at));
    /* R: qt(0.975, 1) is 12.7062; two runs that lie apart by d have a variance of d^2 / 2. */
    off = log(1060.0 / 1010);
    assert_true(fabs(at / (12.7062 * off * 1035) - 1) < 0.01);
    assert_near(floors.at[0].at[MEASURE_CALL].own.between, 0);
    floors_free(&floors);
    for (i = 0; i < 2; i++)
        run_free((struct run *)(uintptr_t)runs[i]);
}

/* More that are judged with it, and fewer boots, make a floor wider; what all share it does not. */
static void test_what_for(void **state)
{
    const struct floor_for many = {3, 3, 100, 0.05, false}, longer = {30, 30, 1, 0.05, false};
    struct floors floors;
    double one, of_many, of_longer;

    (void)state;
    take(&floors, 3);
    floors_find(&floors, NAME, MEASURE_ITEM, &gate, &one);
    floors_find(&floors, NAME, MEASURE_ITEM, &many, &of_many);
    floors_find(&floors, NAME, MEASURE_ITEM, &longer, &of_longer);
    assert_true(of_many > one && of_longer < one);
    floors_find_family(&floors, NULL, &gate, &one);
    floors_find_family(&floors, NULL, &many, &of_many);
    assert_near(of_many, one);
    floors_free(&floors);
}

/* A host that moves by more than prices are has no floor: by one, nothing would be slower. */
static void test_too_wide(void **state)
{
    struct floors floors;
    double at = -1;

    (void)state;
    take(&floors, 3);
    assert_true(floors_find_family(&floors, "mmu_update", &gate, &at));
    floors.families[0].own.boots = 10;
    at = -1;
    assert_false(floors_find_family(&floors, "mmu_update", &gate, &at));
    assert_true(floors_find_family(&floors, NULL, &gate, &at));
    floors.common.boots = 10;
    at = -1;
    assert_false(floors_find_family(&floors, NULL, &gate, &at));
    assert_false(floors_find(&floors, NAME, MEASURE_CALL, &gate, &at));
    assert_near(at, -1);
    floors_free(&floors);
}

static void test_kept(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[64], other[64];
    struct floors floors, again;
    char *first, *second;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/floors.json", folder);
    snprintf(other, sizeof(other), "%s/again.json", folder);
    take(&floors, 3);
    assert_true(floors_save(&floors, path));
    assert_true(floors_load(&again, path));
    check_floors(&again);
    first = file_text(path);
    assert_true(floors_save(&again, other));
    second = file_text(other);
    assert_string_equal(first, second);
    free(first);
    free(second);
    floors_free(&floors);
    floors_free(&again);
    unlink(path);
    unlink(other);
    /* Nothing else was left there. */
    assert_int_equal(rmdir(folder), 0);
}

/* A device is what it was calibrated as, and what is not known of it is not held against it. */
static void test_device(void **state)
{
    struct boots boots = boots_of(0);
    struct floors floors;
    struct run *run;

    (void)state;
    take(&floors, 2);
    run = boots_run(&boots);
    assert_null(floors_differ(&floors, run));
    run_free(run);
    boots.facts[3] = "Another CPU";
    run = boots_run(&boots);
    assert_string_equal(floors_differ(&floors, run)->name, "cpu.brand");
    run_free(run);
    boots.facts[3] = NULL;
    boots.facts[2] = NULL;
    run = boots_run(&boots);
    assert_null(floors_differ(&floors, run));
    run_free(run);
    boots.unit = "insns";
    run = boots_run(&boots);
    assert_string_equal(floors_differ(&floors, run)->name, "unit");
    run_free(run);
    floors_free(&floors);
}

/* ---- pvbench calibrate ---- */

static void calibrate(const struct boots *boots, size_t count, const char *out, int status,
                      const char *part)
{
    const char *words[8] = {0};
    char *files[4];
    size_t i;

    for (i = 0; i < count; i++)
        words[i] = files[i] = boots_file(&boots[i]);
    words[i++] = "--out";
    words[i] = out;
    spoken_check(spoken_of(cmd_calibrate, words), status, part);
    for (i = 0; i < count; i++)
        drop_file(files[i]);
}

static void test_calibrate(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    struct boots boots[3] = {boots_of(0), boots_of(1), boots_of(2)};
    struct floors floors;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/floors.json", folder);
    calibrate(boots, 3, path, EXIT_GOOD, "floors of 3 runs with 9 boots kept in /tmp/");
    assert_true(floors_load(&floors, path));
    check_floors(&floors);
    floors_free(&floors);
    unlink(path);

    calibrate(boots, 1, path, EXIT_USAGE, "name from two to ");
    boots[1].facts[3] = "Another CPU";
    calibrate(boots, 2, path, EXIT_INCONCLUSIVE, "incomparable: cpu.brand is ");
    boots[1] = boots_of(1);
    boots[1].bad_controls = true;
    calibrate(boots, 2, path, EXIT_USAGE, "controls");
    boots[1].bad_controls = false;
    boots[0].unit = boots[1].unit = "insns";
    calibrate(boots, 2, path, EXIT_USAGE, "these runs are in insns, which are exact");
    boots[0] = boots[1] = boots_of(0);
    boots[0].case_count = 0;
    /* Nothing but the controls is in both. */
    calibrate(boots, 2, path, EXIT_INCONCLUSIVE, "no case has a price in two of these runs");
    assert_int_equal(access(path, F_OK), -1);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken),     cmocka_unit_test(test_one_measure),
        cmocka_unit_test(test_what_for),  cmocka_unit_test(test_too_wide),
        cmocka_unit_test(test_kept),      cmocka_unit_test(test_device),
        cmocka_unit_test(test_calibrate),
    };

    return cmocka_run_group_tests_name("floors", tests, NULL, NULL);
}
