/* SPDX-License-Identifier: MIT */
/* "pvbench calibrate" on runs as a noisy host makes them (report/commands/calibrate.c). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include "report/format/notes.h"
#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/model/run.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/system/exit.h"

#define RUNS 3

/* The price of one call by itself in each run; 0: the run has no such case. */
struct noisy {
    const char *name;
    unsigned alone[RUNS];
    int beside; /* what a second call beside the first costs more than it does by itself */
};

/* By depth each of these disagrees with itself. */
static const struct noisy noisy[] = {
    {"xen_version/version", {400, 431, 389}, 150},
    {"mmu_update/l1-same", {900, 1010, 870}, -300},
    {"set_gdt/empty", {0, 700, 720}, 90},
    {"stack_switch/same", {290, 0, 300}, 200},
};

#define NOISY (sizeof(noisy) / sizeof(*noisy))

/* Two boots, with samples spread as TSC ticks are. */
static void put_spread(struct log_maker *m, const char *name, unsigned n, unsigned level)
{
    uint32_t of = maker_series(m, name, PATH_SINGLE, 0, n, 50);
    char pairs[96];

    snprintf(pairs, sizeof(pairs), "%ux9,%ux26,%ux14,%ux1", level - 2, level, level + 4,
             level + 2600);
    maker_pairs(m, of, 0, pairs);
}

static void put_case(struct log_maker *m, const struct noisy *c, unsigned alone)
{
    maker_case(m, c->name);
    put_spread(m, c->name, 1, MAKER_TWIN + alone);
    put_spread(m, c->name, 2, (unsigned)((int)(MAKER_TWIN + 10 + 2 * alone) + c->beside));
    maker_status(m, c->name, "ok");
}

/* A call that is measured below its twin, which is noise, too. */
static void put_below(struct log_maker *m)
{
    maker_case(m, "sched_op/yield");
    put_spread(m, "sched_op/yield", 1, MAKER_TWIN - 8);
    put_spread(m, "sched_op/yield", 2, MAKER_TWIN);
    maker_status(m, "sched_op/yield", "ok");
}

static char *noisy_file(size_t run)
{
    struct log_maker m;
    unsigned boot;
    char *name;
    size_t i;

    maker_open(&m, "cycles");
    for (boot = 0; boot < 2; boot++) {
        maker_xen(&m);
        maker_begin(&m);
        maker_fact(&m, "clock.quantum", "2");
        maker_controls(&m);
        for (i = 0; i < NOISY; i++)
            if (noisy[i].alone[run])
                put_case(&m, &noisy[i], noisy[i].alone[run] + 3 * boot);
        put_below(&m);
        maker_end(&m, "ok");
    }
    name = temporary_file(maker_text(&m), strlen(maker_text(&m)));
    maker_free(&m);
    return name;
}

static void test_noisy_runs(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    const char *words[RUNS + 3] = {0};
    char *files[RUNS];
    struct spoken spoken;
    const struct floor_for gate = {2, 2, 4, 0.05, false};
    struct floors floors;
    double at;
    size_t i;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/floors.json", folder);
    for (i = 0; i < RUNS; i++)
        words[i] = files[i] = noisy_file(i);
    words[i++] = "--out";
    words[i] = path;
    spoken = spoken_of(cmd_calibrate, words);
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_string_equal(spoken.err, "");
    assert_non_null(strstr(spoken.out, "floors of 3 runs with 6 boots kept in "));
    assert_non_null(strstr(spoken.out, "mmu_update/l1-same"));
    spoken_drop(&spoken);
    assert_true(floors_load(&floors, path));
    assert_false(floors_find(&floors, "set_gdt/empty", MEASURE_CALL, &gate, &at));
    /* Two of the three runs have it. */
    assert_true(floors_find(&floors, "stack_switch/same", MEASURE_CALL, &gate, &at));
    assert_false(floors_find(&floors, "stack_switch/same", MEASURE_ENTRY, &gate, &at));
    /* A price below nothing has no logarithm, and a floor all the same. */
    assert_true(floors_find(&floors, "sched_op/yield", MEASURE_CALL, &gate, &at));
    assert_true(at > 0);
    assert_true(floors_find(&floors, "xen_version/version", MEASURE_CALL, &gate, &at));
    assert_true(at > 431 - 389);
    floors_free(&floors);
    for (i = 0; i < RUNS; i++)
        drop_file(files[i]);
    unlink(path);
    rmdir(folder);
}

/* What is named twice knows no noise, and floors of nothing would make every gate too strict. */
static void test_one_run_twice(void **state)
{
    char *file = noisy_file(0);
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    const char *const words[] = {file, file, "--out", path, NULL};
    struct spoken spoken;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/floors.json", folder);
    spoken = spoken_of(cmd_calibrate, words);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_non_null(strstr(spoken.err, "is one of them named twice?"));
    assert_int_equal(rmdir(folder), 0);
    spoken_drop(&spoken);
    drop_file(file);
}

/* The price is the same whether somebody wants to read what is odd about it or not. */
static void test_notes_unwanted(void **state)
{
    char *name = noisy_file(0);
    struct run *run = run_new();
    size_t i;

    (void)state;
    assert_true(run_add_log(run, name) > 0);
    for (i = 0; i < run->case_count; i++) {
        struct price told = {.of = &run->cases[i]}, untold = told;
        struct notes notes = {0};

        price_single(run, &told, &notes);
        price_single(run, &untold, NULL);
        assert_int_equal(told.have_single, untold.have_single);
        assert_near(told.single, untold.single);
        if (!strcmp(run->cases[i].name, "xen_version/version"))
            assert_true(note_among(&notes, "by depth (n=2 less n=1) one call costs "));
        if (!strcmp(run->cases[i].name, "sched_op/yield"))
            assert_true(note_among(&notes, "the price is negative"));
        notes_clear(&notes);
    }
    run_free(run);
    drop_file(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_noisy_runs),
        cmocka_unit_test(test_one_run_twice),
        cmocka_unit_test(test_notes_unwanted),
    };

    return cmocka_run_group_tests_name("calibrate", tests, NULL, NULL);
}
