/* SPDX-License-Identifier: MIT */
/* Which runs are pairs in turns (report/floors/pairs.h), what is kept of them, and what is said. */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/floors/pairs.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/exit.h"
#include "tests/unit/makers/run_json.h"

#define RUNS 5

/* One more, in turns with the first and slower. */
#define SLOWER RUNS

/* What drifts from run to run moves both of a pair; the last run is by itself. */
static const unsigned prices[RUNS + 1] = {1000, 1100, 1002, 1103, 900, 1050};
static const char *const series[RUNS + 1] = {"a", "b", "a", "b", NULL, "a"};

static struct run *made_run(size_t which, bool in_turns)
{
    struct run *run =
        domains_run(&(struct made_domains){.boot_id = "x", .domains = 4, .price = prices[which]});
    char turn[12];
    unsigned i;

    if (!in_turns || !series[which])
        return run;
    run_add_fact(run, RUN_TURNS, series[which]);
    for (i = 0; i < run->boot_count; i++) {
        snprintf(turn, sizeof(turn), "%u", 2 * i + 1 + (which > 1));
        assert_true(run_add_boot_fact(run, i + 1, RUN_TURN, turn));
    }
    return run;
}

static void make_runs(struct run **runs, bool in_turns)
{
    size_t i;

    for (i = 0; i < RUNS; i++)
        runs[i] = made_run(i, in_turns);
}

static void drop_runs(struct run **runs)
{
    size_t i;

    for (i = 0; i < RUNS; i++)
        run_free(runs[i]);
}

static void take(struct floors *floors, size_t count, bool in_turns)
{
    struct run *runs[RUNS];

    make_runs(runs, in_turns);
    floors_take(floors, (const struct run *const *)runs, count);
    drop_runs(runs);
}

static void test_find(void **state)
{
    struct run *runs[RUNS];
    struct run_pairs pairs;

    (void)state;
    make_runs(runs, true);
    run_pairs_find(&pairs, (const struct run *const *)runs, RUNS);
    assert_int_equal(pairs.count, 2);
    assert_int_equal(pairs.at[0].base, 0);
    assert_int_equal(pairs.at[0].new, 2);
    assert_int_equal(pairs.at[1].base, 1);
    assert_int_equal(pairs.at[1].new, 3);
    assert_int_equal(pairs.at[1].base_boots, 4);
    assert_near(pairs.at[1].turns.new[3], 8);
    run_pairs_free(&pairs);
    drop_runs(runs);
}

static double floor_in(const struct floors *floors, bool in_turns)
{
    const struct floor_for gate = {4, 4, 1, 0.05, in_turns};
    double at;

    assert_true(floors_find(floors, HOST_CASE, MEASURE_CALL, &gate, &at));
    return at;
}

static void test_floors(void **state)
{
    struct floors with, without, one, again;
    char *path = temporary_file("", 0);

    (void)state;
    take(&with, RUNS, true);
    take(&without, RUNS, false);
    take(&one, 3, true);
    assert_int_equal(with.pairs, 2);
    assert_true(floor_in(&with, true) < floor_in(&with, false) / 5);
    /* Not in turns all is as it was, and so it is where there are no pairs, or too few. */
    assert_near(floor_in(&with, false), floor_in(&without, false));
    assert_int_equal(without.pairs, 0);
    assert_near(floor_in(&without, true), floor_in(&without, false));
    assert_int_equal(one.pairs, 0);
    assert_near(floor_in(&one, true), floor_in(&one, false));

    assert_true(floors_save(&with, path));
    assert_true(floors_load(&again, path));
    assert_int_equal(again.pairs, 2);
    assert_near(floor_in(&again, true), floor_in(&with, true));
    assert_near(floor_in(&again, false), floor_in(&with, false));
    floors_free(&again);
    floors_free(&with);
    floors_free(&without);
    floors_free(&one);
    drop_file(path);
}

/* The gate of two runs in turns, or not, with the floors in that file. */
static struct spoken gate_of(bool in_turns, size_t new, const char *floors)
{
    struct run *runs[] = {made_run(0, in_turns), made_run(new, in_turns)};
    char *files[] = {json_file_of(runs[0]), json_file_of(runs[1])};
    const char *const words[] = {files[0], files[1], "--floors", floors, NULL};
    struct spoken said = spoken_of(cmd_gate, words);
    size_t i;

    for (i = 0; i < 2; i++) {
        run_free(runs[i]);
        drop_file(files[i]);
    }
    return said;
}

static void check_note(bool in_turns, const char *floors, bool noted)
{
    struct spoken said = gate_of(in_turns, 2, floors);

    if ((strstr(said.out, "the floors are of runs that were not: ") != NULL) != noted)
        fail_msg("in turns %d, noted %d:\n%s%s", in_turns, noted, said.out, said.err);
    spoken_drop(&said);
}

/* Five percent are found in turns only, by the pairs. */
static void check_status(bool in_turns, const char *floors, int status)
{
    struct spoken said = gate_of(in_turns, SLOWER, floors);

    if (said.status != status)
        fail_msg("in turns %d, status %d:\n%s%s", in_turns, said.status, said.out, said.err);
    spoken_drop(&said);
}

/* Whoever gates in turns by floors that know no pairs is told what to type. */
static void test_note(void **state)
{
    char *with = temporary_file("", 0), *without = temporary_file("", 0);
    struct floors floors;

    (void)state;
    take(&floors, RUNS, true);
    assert_true(floors_save(&floors, with));
    floors_free(&floors);
    take(&floors, RUNS, false);
    assert_true(floors_save(&floors, without));
    floors_free(&floors);
    check_note(true, without, true);
    check_note(true, with, false);
    check_note(false, without, false);
    check_status(true, with, EXIT_WORSE);
    check_status(false, with, EXIT_GOOD);
    check_status(true, without, EXIT_GOOD);
    drop_file(with);
    drop_file(without);
}

static void check_said(bool in_turns, int (*command)(int, char **), const char *option,
                       const char *part)
{
    struct run *runs[RUNS];
    const char *words[RUNS + 3] = {0};
    char *files[RUNS], *out = temporary_file("", 0);
    struct spoken said;
    size_t i;

    make_runs(runs, in_turns);
    for (i = 0; i < RUNS; i++)
        words[i] = files[i] = json_file_of(runs[i]);
    words[RUNS] = option ? option : "--out";
    words[RUNS + 1] = option ? NULL : out;
    said = spoken_of(command, words);
    if (!strstr(said.out, part))
        fail_msg("not \"%s\" in:\n%s%s", part, said.out, said.err);
    spoken_drop(&said);
    for (i = 0; i < RUNS; i++)
        drop_file(files[i]);
    drop_file(out);
    drop_runs(runs);
}

static void test_said(void **state)
{
    (void)state;
    check_said(true, cmd_calibrate, NULL, "sides in turns, by 2 pairs of these runs that were");
    check_said(false, cmd_calibrate, NULL, "no 2 pairs of these runs were taken in turns");
    check_said(true, cmd_plan_boots, "--effect=5%", "sides in turns, by 2 pairs of the runs");
    check_said(true, cmd_plan_boots, "--apart", "sides not in turns");
    check_said(false, cmd_plan_boots, "--apart", "no pairs\nof the runs were");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_floors),
        cmocka_unit_test(test_note),
        cmocka_unit_test(test_said),
    };

    return cmocka_run_group_tests_name("pairs of runs in turns", tests, NULL, NULL);
}
