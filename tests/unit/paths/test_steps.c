/* SPDX-License-Identifier: MIT */
/* Paths laid out: REP that goes on, and what memory faults ended (report/paths/steps.h). */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/raw_read.h"
#include "report/paths/steps.h"

/* Blocks of every test: plain instructions; ended by a jump, by REP; REP alone; and behind it. */
enum { PLAIN, JUMP, TO_REP, REP, BEHIND, FAR, ONE };

static void make(struct raw_maker *m)
{
    raw_maker_open(m);
    raw_maker_block(m, 0x1000, "90 90 90");
    raw_maker_block(m, 0x1003, "90 eb00");
    raw_maker_block(m, 0x2000, "4889e5 90 f348a5");
    raw_maker_block(m, 0x2004, "f348a5");
    raw_maker_block(m, 0x2007, "90 c3");
    raw_maker_block(m, 0x9000, "90 eb00");
    raw_maker_block(m, 0xa000, "ff30");
}

/* What is given of a path: so many instructions of a block, or ALL. */
#define ALL 99
struct given {
    unsigned block, ran;
};

static struct raw *raw_of(const struct given *given, size_t count)
{
    struct raw_maker m;
    size_t i;

    make(&m);
    for (i = 0; i < count; i++)
        if (given[i].ran == ALL)
            raw_maker_step(&m, given[i].block);
        else
            raw_maker_cut(&m, given[i].block, given[i].ran);
    raw_maker_path(&m);
    return raw_maker_close(&m);
}

/* As "block/ran" with a '+' before one that goes on. */
static void check_steps(const struct steps *steps, const char *expected)
{
    char text[512] = "";
    size_t i, len = 0;

    for (i = 0; i < steps->count; i++)
        len +=
            (size_t)snprintf(text + len, sizeof(text) - len, "%s%s%u/%u", i ? " " : "",
                             steps->at[i].again ? "+" : "", steps->at[i].block, steps->at[i].ran);
    assert_string_equal(text, expected);
}

static void check_taken(const struct given *given, size_t count, const char *expected, uint64_t sum,
                        uint64_t once)
{
    struct raw *raw = raw_of(given, count);
    struct steps steps;

    steps_take(raw, &raw->paths[0], &steps);
    check_steps(&steps, expected);
    assert_int_equal(steps.sum, sum);
    assert_int_equal(steps.once, once);
    steps_free(&steps);
    raw_free(raw);
}

#define TAKEN(expected, sum, once, ...)                                                            \
    check_taken((const struct given[]){__VA_ARGS__},                                               \
                sizeof((const struct given[]){__VA_ARGS__}) / sizeof(struct given), expected, sum, \
                once)

static void test_whole(void **state)
{
    (void)state;
    TAKEN("0/3 1/2 5/2", 7, 7, {PLAIN, ALL}, {JUMP, ALL}, {FAR, ALL});
    TAKEN("0/2 5/1", 3, 3, {PLAIN, 2}, {FAR, 1});
    /* One that was entered and left before its first instruction is none. */
    TAKEN("0/3 5/2", 5, 5, {PLAIN, ALL}, {JUMP, 0}, {FAR, ALL});
}

/* Three iterations and the look at a count of zero are one execution. */
static void test_rep(void **state)
{
    (void)state;
    TAKEN("2/3 +3/1 +3/1 +3/1 4/2", 8, 5, {TO_REP, ALL}, {REP, ALL}, {REP, ALL}, {REP, ALL},
          {BEHIND, ALL});
    /* Entered at the instruction itself; it comes back to itself, and so the second is the same. */
    TAKEN("1/2 3/1 +3/1 4/2", 6, 5, {JUMP, ALL}, {REP, ALL}, {REP, ALL}, {BEHIND, ALL});
    /* An interrupt in between: what comes behind it is counted anew, as a processor does. */
    TAKEN("2/3 +3/1 5/2 3/1 4/2", 9, 8, {TO_REP, ALL}, {REP, ALL}, {FAR, ALL}, {REP, ALL},
          {BEHIND, ALL});
    /* A block that ended before its REP. */
    TAKEN("2/2 3/1 4/2", 5, 5, {TO_REP, 2}, {REP, ALL}, {BEHIND, ALL});
    /* What is no REP and comes back to itself is executed again. */
    TAKEN("6/1 6/1", 2, 2, {ONE, ALL}, {ONE, ALL});
}

static void check_dropped(const struct given *given, size_t count, uint64_t faults,
                          const char *expected, uint64_t once)
{
    struct raw *raw = raw_of(given, count);
    struct steps steps;
    uint64_t sum;

    steps_take(raw, &raw->paths[0], &steps);
    sum = steps.sum;
    assert_true(steps_drop_faults(raw, &steps, faults));
    check_steps(&steps, expected);
    assert_int_equal(steps.sum, sum - faults);
    assert_int_equal(steps.once, once);
    steps_free(&steps);
    raw_free(raw);
}

#define DROPPED(faults, expected, once, ...)                                                       \
    check_dropped((const struct given[]){__VA_ARGS__},                                             \
                  sizeof((const struct given[]){__VA_ARGS__}) / sizeof(struct given), faults,      \
                  expected, once)

static void test_faults(void **state)
{
    (void)state;
    /* In the middle of a block, at its end, and as the only one of it. */
    DROPPED(1, "0/1 5/2 0/3 1/2", 8, {PLAIN, 2}, {FAR, ALL}, {PLAIN, ALL}, {JUMP, ALL});
    DROPPED(1, "0/2 5/2", 4, {PLAIN, ALL}, {FAR, ALL});
    DROPPED(1, "5/2", 2, {ONE, ALL}, {FAR, ALL});
    /* Two of them; the path's end is none, whatever stands there. */
    DROPPED(2, "0/1 0/3", 4, {PLAIN, 2}, {FAR, 1}, {PLAIN, ALL});
    DROPPED(1, "0/1 5/1", 2, {PLAIN, 2}, {FAR, 1});
}

static void test_faults_in_rep(void **state)
{
    (void)state;
    /* At its first iteration. */
    DROPPED(1, "2/2 5/2", 4, {TO_REP, ALL}, {FAR, ALL});
    DROPPED(1, "1/2 5/2", 4, {JUMP, ALL}, {REP, ALL}, {FAR, ALL});
    /* At a later one: the instruction never retired, and its iterations remain. */
    DROPPED(1, "2/2 +3/1 +3/1 5/2", 4, {TO_REP, ALL}, {REP, ALL}, {REP, ALL}, {FAR, ALL});
    DROPPED(1, "1/2 +3/1 5/2", 4, {JUMP, ALL}, {REP, ALL}, {REP, ALL}, {FAR, ALL});
    /* It is begun again behind the handler, and comes to its end. */
    DROPPED(1, "2/2 +3/1 5/2 3/1 4/2", 7, {TO_REP, ALL}, {REP, ALL}, {FAR, ALL}, {REP, ALL},
            {BEHIND, ALL});
}

/* There are more or fewer of them: nothing is taken. */
static void test_other_counts(void **state)
{
    static const struct given given[] = {{PLAIN, 2}, {FAR, 1}, {PLAIN, ALL}, {JUMP, ALL}, {FAR, 1}};
    struct raw *raw = raw_of(given, sizeof(given) / sizeof(*given));
    struct steps steps;
    uint64_t faults;

    (void)state;
    steps_take(raw, &raw->paths[0], &steps);
    for (faults = 0; faults < 4; faults++) {
        if (faults == 2)
            continue;
        assert_false(steps_drop_faults(raw, &steps, faults));
        check_steps(&steps, "0/2 5/1 0/3 1/2 5/1");
        assert_int_equal(steps.sum, 9);
    }
    assert_true(steps_drop_faults(raw, &steps, 2));
    check_steps(&steps, "0/1 0/3 1/2 5/1");
    steps_free(&steps);
    raw_free(raw);
}

/* What goes elsewhere on purpose is no fault: jumps, calls, returns, gates. */
static void test_no_faults(void **state)
{
    struct raw *raw = raw_of((const struct given[]){{JUMP, ALL}, {FAR, ALL}}, 2);
    struct steps steps;

    (void)state;
    steps_take(raw, &raw->paths[0], &steps);
    assert_true(steps_drop_faults(raw, &steps, 0));
    check_steps(&steps, "1/2 5/2");
    assert_false(steps_drop_faults(raw, &steps, 1));
    steps_free(&steps);
    raw_free(raw);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),        cmocka_unit_test(test_rep),
        cmocka_unit_test(test_faults),       cmocka_unit_test(test_faults_in_rep),
        cmocka_unit_test(test_other_counts), cmocka_unit_test(test_no_faults),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
