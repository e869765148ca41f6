/* SPDX-License-Identifier: MIT */
/*
 * Ten boots in cycles, of a device that is not emulated, with the floors of its host: what was lost
 * or became slower is not the same, and what the log says of its own clock does not help it.
 */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

#include "report/floors/floors.h"

#define BOOTS 10u

/* ---- the good log ---- */

/* The first value of a series, and a few beside it, which differ by boot as a real clock has it. */
static void spread(struct mutant *m, size_t pairs, unsigned boot, unsigned seed)
{
    char text[FIELD_MOST];
    unsigned long value;

    assert_true(field_get(m, pairs, "v", text));
    value = strtoul(text, NULL, 10) + (boot * 7 + pairs + seed) % 5;
    snprintf(text, sizeof(text), "%lux15,%lux3,%lux2", value, value + 1, value + 2);
    field_set(m, pairs, "v", text);
}

/* The small log as cycles would have it: one boot of it. */
static struct mutant cycles_boot(unsigned boot, unsigned seed)
{
    struct mutant m = trial_file("tests/data/small-insns.log");
    size_t at, plan = mutant_next(&m, 0, "plan"), controls = mutant_next(&m, 0, "control");
    char name[FIELD_MOST];

    field_set(&m, plan, "unit", "cycles");
    field_drop(&m, plan, "shift");
    mutant_put(&m, controls, "fact key=clock.quantum value=1");
    for (at = 0; at < m.count; at++) {
        /* What has no price in insns was not issued here. */
        if (mutant_is(&m, at, "case") && field_get(&m, at, "unit", name)) {
            field_drop(&m, at, "unit");
            field_set(&m, mutant_case_end(&m, at) - 1, "status", "skipped");
        }
        if (mutant_is(&m, at, "fact") && field_is(&m, at, "key", "cpu.brand"))
            field_set(&m, at, "value", "Some%20CPU");
        if (mutant_is(&m, at, "series") && field_get(&m, at, "case", name) &&
            strncmp(name, "control/", 8) != 0)
            spread(&m, at + 1, boot, seed);
    }
    return m;
}

static struct mutant cycles_log(unsigned seed)
{
    struct mutant all = {NULL, 0}, one;
    unsigned boot;

    for (boot = 0; boot < BOOTS; boot++) {
        one = cycles_boot(boot, seed);
        mutant_put_lines(&all, all.count, &one, 0, one.count);
        mutant_free(&one);
    }
    return all;
}

/* What this host errs: two runs of the same. */
static struct floors floors_of_host(void)
{
    struct mutant a = cycles_log(1), b = cycles_log(2);
    char *one = mutant_log(&a), *other = mutant_log(&b);
    struct run *runs[] = {run_of_text(one), run_of_text(other)};
    struct floors floors;

    floors_take(&floors, (const struct run *const *)runs, 2);
    run_free(runs[0]);
    run_free(runs[1]);
    free(one);
    free(other);
    mutant_free(&a);
    mutant_free(&b);
    return floors;
}

static struct floors floors;

static void start(struct trials *t, const char *what)
{
    floors = floors_of_host();
    trials_start(t, what, cycles_log(0), &floors);
}

static void end(struct trials *t)
{
    floors_free(&floors);
    trials_end(t);
}

static size_t length_of_boot(const struct mutant *m)
{
    return mutant_boot(m, 1) - mutant_boot(m, 0);
}

/* ---- series ---- */

static void without_n(struct mutant *m, size_t at)
{
    field_drop(m, at, "n");
}

static void doubled(struct mutant *m, size_t at)
{
    size_t end = mutant_series_end(m, at);
    struct mutant series = {m->at + at, end - at};

    mutant_put_lines(m, end, &series, 0, end - at);
    make_twice_as_slow(m, end);
}

static void make_ten_times_as_slow(struct mutant *m, size_t at)
{
    series_set_pairs(m, at, "%lux20", 10 * series_value(m, at) + 20);
}

/* Of the median only the last of the fast half is left. */
static void make_half_slower(struct mutant *m, size_t at)
{
    unsigned long value = series_value(m, at);

    series_set_pairs(m, at, "%lux11,%lux9", value, value * 7 / 5 + 20);
}

static void make_three_slow(struct mutant *m, size_t at)
{
    unsigned long value = series_value(m, at);

    series_set_pairs(m, at, "%lux17,%lux3", value, 10 * value + 20);
}

/* In so many boots, from the last on. */
static void try_series(struct trials *t, size_t at, weaken *change, unsigned boots, int want,
                       const char *group)
{
    struct mutant m = mutant_copy(&t->good);
    size_t length = length_of_boot(&t->good);
    unsigned boot;

    for (boot = BOOTS; boot-- > BOOTS - boots;)
        change(&m, at + boot * length);
    trial(t, &m, want, group, "in %u of %u boots: %.70s", boots, BOOTS, t->good.at[at].text);
    mutant_free(&m);
}

static void each_series(struct trials *t, size_t at)
{
    bool judged = series_is_judged(&t->good, at);
    int slower = judged ? EXIT_WORSE : WANT_ANY;

    try_series(t, at, make_twice_as_slow, BOOTS, slower, "twice as slow in all boots");
    try_series(t, at, make_twice_as_slow, BOOTS / 2, judged ? WANT_RED : WANT_ANY,
               "twice as slow in half of the boots");
    try_series(t, at, make_twice_as_slow, 1, WANT_ANY, "twice as slow in one boot");
    try_series(t, at, make_ten_times_as_slow, BOOTS, WANT_RED, "ten times as slow in all boots");
    try_series(t, at, make_three_slow, BOOTS, WANT_RED,
               "3 of 20 samples ten times as slow in all boots");
    try_series(t, at, make_half_slower, BOOTS, judged ? WANT_RED : WANT_ANY,
               "9 of 20 samples 1.4 times as slow in all boots");
    try_series(t, at, make_half_slower, 1, WANT_ANY,
               "9 of 20 samples 1.4 times as slow in one boot");
    try_series(t, at, make_ten_times_as_slow, 2, WANT_RED, "ten times as slow in two boots");
    try_series(t, at, make_nine_slow, 2, WANT_RED,
               "9 of 20 samples ten times as slow in two boots");
    try_series(t, at, make_nine_slow, BOOTS, judged ? WANT_RED : WANT_ANY,
               "9 of 20 samples ten times as slow in all boots");
    try_series(t, at, keep_one_sample, BOOTS, WANT_RED, "one sample kept in all boots");
    try_series(t, at, keep_one_sample, 1, WANT_RED, "one sample kept in one boot");
    try_series(t, at, keep_half, BOOTS, WANT_RED, "half of the samples kept in all boots");
    try_series(t, at, without_n, BOOTS, WANT_RED, "no n in all boots");
    try_series(t, at, without_n, 1, WANT_RED, "no n in one boot");
    try_series(t, at, drop_series, BOOTS, WANT_RED, "a series dropped in all boots");
    try_series(t, at, drop_series, BOOTS - 1, WANT_RED, "a series dropped in all boots but one");
    try_series(t, at, drop_series, 1, WANT_RED, "a series dropped in one boot");
    try_series(t, at, doubled, 1, WANT_RED, "a series doubled in one boot, the slower last");
}

static void test_series(void **state)
{
    struct trials t;
    size_t at, length;

    (void)state;
    start(&t, "series in cycles");
    length = length_of_boot(&t.good);
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < length; at++)
        if (series_is_judged(&t.good, at) || at % 3 == 0)
            each_series(&t, at);
    end(&t);
}

/* The null call, and what the controls hold it against, longer alike: less than twice. */
static void test_null_call(void **state)
{
    struct trials t;
    struct mutant m;
    size_t at;

    (void)state;
    start(&t, "the null call in cycles");
    m = mutant_copy(&t.good);
    for (at = 0; (at = mutant_next(&m, at, "series")) < m.count; at++)
        if (field_is(&m, at, "case", "control/twin") || field_is(&m, at, "case", "control/empty"))
            series_set_pairs(&m, at, "%lux20", series_value(&m, at) + 30);
    trial(&t, &m, WANT_RED, "the null call in all boots", "30 more");
    mutant_free(&m);
    end(&t);
}

/* ---- cases ---- */

static void drop_case(struct trials *t, size_t at, unsigned first, unsigned boots)
{
    struct mutant m = mutant_copy(&t->good);
    size_t length = length_of_boot(&t->good), count = mutant_case_end(&m, at) - at;
    unsigned boot;

    for (boot = first + boots; boot-- > first;)
        mutant_drop(&m, at + boot * length, count);
    trial(t, &m, WANT_RED, "a case dropped", "in %u boots from boot %u on: %.60s", boots, first + 1,
          t->good.at[at].text);
    mutant_free(&m);
}

static void set_status(struct trials *t, size_t at, unsigned boot, const char *status, int want)
{
    struct mutant m = mutant_copy(&t->good);
    size_t line = mutant_case_end(&m, at) - 1 + boot * length_of_boot(&t->good);

    field_set(&m, line, "status", status);
    trial(t, &m, want, "a case of another status in one boot", "boot %u: %.60s", boot + 1,
          m.at[line].text);
    mutant_free(&m);
}

static void test_cases(void **state)
{
    struct trials t;
    size_t at, length;

    (void)state;
    start(&t, "cases in cycles");
    length = length_of_boot(&t.good);
    for (at = 0; (at = mutant_next(&t.good, at, "case")) < length; at++) {
        drop_case(&t, at, 0, 1);
        drop_case(&t, at, BOOTS - 1, 1);
        drop_case(&t, at, 1, BOOTS - 1);
        drop_case(&t, at, 0, BOOTS - 1);
        drop_case(&t, at, 0, BOOTS);
        set_status(&t, at, 0, "wrong", EXIT_WORSE);
        set_status(&t, at, BOOTS - 1, "faulted", EXIT_WORSE);
        set_status(&t, at, BOOTS - 1, "denied", WANT_RED);
    }
    end(&t);
}

/* ---- what the log says of its clock ---- */

/* No step that a clock has, or one beside which nothing is slower. */
static const char *const quanta[] = {
    "0",        "-1",    "inf",    "nan",     "-inf",
    "infinity", "1e308", "1e-300", "1000000", "100",
    "1x",       "0x100", "x",      "1e6",     "1000000000000000000000000",
    "",
};

static void set_quantum(struct mutant *m, const char *value)
{
    size_t at;

    for (at = 0; (at = mutant_next(m, at, "fact")) < m->count; at++)
        if (field_is(m, at, "key", "clock.quantum")) {
            if (value)
                field_set(m, at, "value", value);
            else
                mutant_drop(m, at--, 1);
        }
}

/* All that is judged. */
static void slow_down(struct mutant *m, unsigned times)
{
    size_t at;

    for (at = 0; (at = mutant_next(m, at, "series")) < m->count; at++)
        if (series_is_judged(m, at))
            series_set_pairs(m, at, "%lux20", times * series_value(m, at));
}

static void try_quantum(struct trials *t, const char *value)
{
    struct mutant m = mutant_copy(&t->good);

    set_quantum(&m, value);
    /* Without any, the samples say the step as before. */
    trial_both(t, &m, *value ? WANT_RED : WANT_ANY, "another quantum, and the same prices",
               "clock.quantum=%s", value);
    slow_down(&m, 17);
    trial(t, &m, WANT_RED, "another quantum, and 17 times as slow", "clock.quantum=%s", value);
    mutant_free(&m);
}

/* Where the base says nothing of it, which old logs do not. */
static void try_quantum_alone(const char *value)
{
    struct trials t;
    struct mutant good = cycles_log(0), m;

    set_quantum(&good, NULL);
    floors = floors_of_host();
    trials_start(&t, "a quantum that only one side says", good, &floors);
    m = cycles_log(0);
    set_quantum(&m, value);
    slow_down(&m, 17);
    trial(&t, &m, WANT_RED, "a quantum, and 17 times as slow", "clock.quantum=%s", value);
    mutant_free(&m);
    end(&t);
}

static void test_quantum(void **state)
{
    struct trials t;
    size_t i;

    (void)state;
    start(&t, "the clock in cycles");
    for (i = 0; i < sizeof(quanta) / sizeof(*quanta); i++)
        try_quantum(&t, quanta[i]);
    end(&t);
}

static void test_quantum_alone(void **state)
{
    (void)state;
    try_quantum_alone("1000000");
}

static void test_quantum_infinite(void **state)
{
    (void)state;
    try_quantum_alone("inf");
}

/* A quantum of one boot of ten. */
static void test_quantum_of_a_boot(void **state)
{
    struct trials t;
    struct mutant m;
    size_t at;

    (void)state;
    start(&t, "the clock of one boot");
    for (at = 0; (at = mutant_next(&t.good, at, "fact")) < t.good.count; at++) {
        if (!field_is(&t.good, at, "key", "clock.quantum"))
            continue;
        m = mutant_copy(&t.good);
        field_set(&m, at, "value", "1000000");
        trial_both(&t, &m, WANT_RED, "another quantum in one boot", "line %zu", at + 1);
        slow_down(&m, 2);
        trial(&t, &m, WANT_RED, "another quantum in one boot, and twice as slow", "line %zu",
              at + 1);
        mutant_free(&m);
    }
    end(&t);
}

/* ---- controls ---- */

static void try_control(struct trials *t, size_t at, unsigned boots, unsigned long more)
{
    struct mutant m = mutant_copy(&t->good);
    size_t length = length_of_boot(&t->good);
    unsigned boot;

    for (boot = 0; boot < boots; boot++)
        series_set_pairs(&m, at + boot * length, "%lux20", series_value(&m, at) + more);
    trial_both(t, &m, EXIT_USAGE, "a call of nothing that costs something",
               "%lu in %u boots: %.70s", more, boots, t->good.at[at].text);
    set_quantum(&m, "inf");
    /* Then the step of the clock is what the samples show, and few show a large one. */
    trial(t, &m, more > 50 ? EXIT_USAGE : WANT_RED, "the same, and an infinite quantum",
          "%lu in %u boots: %.70s", more, boots, t->good.at[at].text);
    mutant_free(&m);
}

static void test_controls(void **state)
{
    struct trials t;
    size_t at, length;

    (void)state;
    start(&t, "controls in cycles");
    length = length_of_boot(&t.good);
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < length; at++) {
        if (!field_is(&t.good, at, "case", "control/empty") || field_is(&t.good, at, "fill", "1"))
            continue;
        try_control(&t, at, 1, 120);
        try_control(&t, at, BOOTS, 120);
        try_control(&t, at, BOOTS, 10);
        try_control(&t, at, BOOTS, 100000);
    }
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_series),
        cmocka_unit_test(test_null_call),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_quantum),
        cmocka_unit_test(test_quantum_alone),
        cmocka_unit_test(test_quantum_infinite),
        cmocka_unit_test(test_quantum_of_a_boot),
        cmocka_unit_test(test_controls),
    };

    return cmocka_run_group_tests_name("mutants in cycles", tests, NULL, NULL);
}
