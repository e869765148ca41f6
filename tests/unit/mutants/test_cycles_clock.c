/* SPDX-License-Identifier: MIT */
/* Mutants in cycles: what the log says of its own clock and of its controls does not help it. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/cycles_trial.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

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
    cycles_start(&t, "a quantum that only one side says", good);
    m = cycles_log(0);
    set_quantum(&m, value);
    slow_down(&m, 17);
    trial(&t, &m, WANT_RED, "a quantum, and 17 times as slow", "clock.quantum=%s", value);
    mutant_free(&m);
    cycles_end(&t);
}

static void test_quantum(void **state)
{
    struct trials t;
    size_t i;

    (void)state;
    cycles_start(&t, "the clock in cycles", cycles_log(0));
    for (i = 0; i < sizeof(quanta) / sizeof(*quanta); i++)
        try_quantum(&t, quanta[i]);
    cycles_end(&t);
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
    cycles_start(&t, "the clock of one boot", cycles_log(0));
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
    cycles_end(&t);
}

/* ---- controls ---- */

static void try_control(struct trials *t, size_t at, unsigned boots, unsigned long more)
{
    struct mutant m = mutant_copy(&t->good);
    size_t length = cycles_boot_length(&t->good);
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
    cycles_start(&t, "controls in cycles", cycles_log(0));
    length = cycles_boot_length(&t.good);
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < length; at++) {
        if (!field_is(&t.good, at, "case", "control/empty") || field_is(&t.good, at, "fill", "1"))
            continue;
        try_control(&t, at, 1, 120);
        try_control(&t, at, BOOTS, 120);
        try_control(&t, at, BOOTS, 10);
        try_control(&t, at, BOOTS, 100000);
    }
    cycles_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantum),          cmocka_unit_test(test_quantum_alone),
        cmocka_unit_test(test_quantum_infinite), cmocka_unit_test(test_quantum_of_a_boot),
        cmocka_unit_test(test_controls),
    };

    return cmocka_run_group_tests_name("mutants of the clock in cycles", tests, NULL, NULL);
}
