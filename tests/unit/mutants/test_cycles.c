/* SPDX-License-Identifier: MIT */
/* Mutants in cycles: of what was lost or became slower nothing is the same. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/cycles_trial.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

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
    size_t length = cycles_boot_length(&t->good);
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
    cycles_start(&t, "series in cycles", cycles_log(0));
    length = cycles_boot_length(&t.good);
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < length; at++)
        if (series_is_judged(&t.good, at) || at % 3 == 0)
            each_series(&t, at);
    cycles_end(&t);
}

/* The null call, and what the controls hold it against, longer alike: less than twice. */
static void test_null_call(void **state)
{
    struct trials t;
    struct mutant m;
    size_t at;

    (void)state;
    cycles_start(&t, "the null call in cycles", cycles_log(0));
    m = mutant_copy(&t.good);
    for (at = 0; (at = mutant_next(&m, at, "series")) < m.count; at++)
        if (field_is(&m, at, "case", "control/twin") || field_is(&m, at, "case", "control/empty"))
            series_set_pairs(&m, at, "%lux20", series_value(&m, at) + 30);
    trial(&t, &m, WANT_RED, "the null call in all boots", "30 more");
    mutant_free(&m);
    cycles_end(&t);
}

/* ---- cases ---- */

static void drop_case(struct trials *t, size_t at, unsigned first, unsigned boots)
{
    struct mutant m = mutant_copy(&t->good);
    size_t length = cycles_boot_length(&t->good), count = mutant_case_end(&m, at) - at;
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
    size_t line = mutant_case_end(&m, at) - 1 + boot * cycles_boot_length(&t->good);

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
    cycles_start(&t, "cases in cycles", cycles_log(0));
    length = cycles_boot_length(&t.good);
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
    cycles_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_series),
        cmocka_unit_test(test_null_call),
        cmocka_unit_test(test_cases),
    };

    return cmocka_run_group_tests_name("mutants in cycles", tests, NULL, NULL);
}
