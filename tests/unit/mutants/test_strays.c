/* SPDX-License-Identifier: MIT */
/* Samples far off the mode: as many and as large as Xen's interrupts make them, and more. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/gate_command.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/spoken.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

#define SMALL "tests/data/small-insns.log"

/* The place of a series of a case, from 0. */
static size_t series_at(const struct mutant *m, const char *name, unsigned which)
{
    size_t at;

    for (at = 0; (at = mutant_next(m, at, "series")) < m->count; at++)
        if (field_is(m, at, "case", name) && !which--)
            return at;
    fail_msg("%s has no such series", name);
    return 0;
}

/* So many of the twenty samples of a series take so much in place of its value. */
static void put_strays(struct mutant *m, const char *name, unsigned which, unsigned some,
                       unsigned long stray)
{
    size_t at = series_at(m, name, which);

    series_set_pairs(m, at, "%lux%u,%lux%u", series_value(m, at), 20 - some, stray, some);
}

static unsigned long value_of(const struct mutant *m, const char *name, unsigned which)
{
    return series_value(m, series_at(m, name, which));
}

/* The gate of two logs ends with that status, and has this in it. */
static void check_gate(struct mutant base, struct mutant new, int status, const char *said)
{
    char *base_log = mutant_log(&base), *new_log = mutant_log(&new);
    struct spoken spoken = gate_command(file_of_text(base_log), file_of_text(new_log), NULL);

    if (spoken.status != status || !strstr(spoken.out, said))
        fail_msg("status %d, not %d, or not '%s': %s", spoken.status, status, said, spoken.out);
    spoken_drop(&spoken);
    mutant_free(&base);
    mutant_free(&new);
    free(base_log);
    free(new_log);
}

static struct mutant with_strays(const char *name, unsigned series, unsigned some,
                                 unsigned long stray)
{
    struct mutant m = trial_file(SMALL);
    unsigned i;

    for (i = 0; i < series; i++)
        put_strays(&m, name, i, some, stray ? stray : value_of(&m, name, i) * 8 / 5);
    return m;
}

#define CASE "mmu_update/l1-same"

static void test_of_a_series(void **state)
{
    struct mutant m = trial_file(SMALL);
    unsigned long value = value_of(&m, CASE, 0), far = value + value / 2 + 16;

    (void)state;
    mutant_free(&m);
    check_gate(trial_file(SMALL), with_strays(CASE, 1, 1, 10 * value), 0, "same");
    check_gate(trial_file(SMALL), with_strays(CASE, 1, 2, far), 0, "same");
    check_gate(trial_file(SMALL), with_strays(CASE, 1, 2, far + 1), 3,
               "has 2 samples of more than half again the others");
    check_gate(with_strays(CASE, 1, 2, 2 * value), with_strays(CASE, 1, 2, 10 * value), 0, "same");
    check_gate(with_strays(CASE, 1, 2, 2 * value), trial_file(SMALL), 0, "same");
}

/* What one series of the base has is no excuse for another. */
static void test_of_another_series(void **state)
{
    (void)state;
    check_gate(with_strays(CASE, 1, 2, 0), with_strays(CASE, 1, 2, 0), 0, "same");
    check_gate(with_strays(CASE, 1, 2, 0), with_strays(CASE, 2, 2, 0), 3,
               "has 2 samples of more than half again the others");
}

/* Three, and the two ticks that come within all of its regions. */
static void test_of_a_case(void **state)
{
    (void)state;
    check_gate(trial_file(SMALL), with_strays(CASE, 5, 1, 0), 0, "same");
    check_gate(trial_file(SMALL), with_strays(CASE, 6, 1, 0), 3,
               "6 of its samples took more than half again the others");
    check_gate(with_strays(CASE, 3, 1, 0), with_strays(CASE, 6, 1, 0), 0, "same");
    check_gate(with_strays(CASE, 3, 1, 0), with_strays(CASE, 7, 1, 0), 3, "7 of its samples");
}

static void test_of_one(void **state)
{
    struct mutant m = trial_file(SMALL);
    unsigned long value = value_of(&m, CASE, 0);

    (void)state;
    mutant_free(&m);
    check_gate(trial_file(SMALL), with_strays(CASE, 1, 1, value + 50000), 0, "same");
    check_gate(trial_file(SMALL), with_strays(CASE, 1, 1, value + 50001), 3,
               "has a sample of 50001 more than the others, which no interrupt takes");
    check_gate(with_strays(CASE, 1, 1, value + 30000), with_strays(CASE, 1, 1, value + 60000), 0,
               "same");
    check_gate(with_strays(CASE, 1, 1, value + 30000), with_strays(CASE, 1, 1, value + 60001), 3,
               "has a sample of 60001 more");
}

/* At a large shift the tick comes often: once in 305 instructions of 2^15 ns. */
static void test_of_ticks(void **state)
{
    struct mutant base = with_strays(CASE, 1, 1, 0), new = with_strays(CASE, 4, 2, 0);

    (void)state;
    field_set(&base, mutant_next(&base, 0, "plan"), "shift", "15");
    field_set(&new, mutant_next(&new, 0, "plan"), "shift", "15");
    check_gate(base, new, 0, "same");
}

/* The controls are not judged, and are held to the same. */
static void test_of_a_control(void **state)
{
    struct mutant other;

    (void)state;
    check_gate(trial_file(SMALL), with_strays("control/twin", 1, 1, 300), 0, "same");
    check_gate(trial_file(SMALL), with_strays("control/twin", 1, 2, 300), 3,
               "has 2 samples of more than half again the others");
    /* Of another image, too. */
    other = with_strays("control/twin", 1, 2, 300);
    field_set(&other, mutant_next(&other, 0, "begin"), "build", "00");
    check_gate(trial_file(SMALL), other, 3, "has 2 samples of more than half again the others");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_a_series), cmocka_unit_test(test_of_another_series),
        cmocka_unit_test(test_of_a_case),   cmocka_unit_test(test_of_one),
        cmocka_unit_test(test_of_ticks),    cmocka_unit_test(test_of_a_control),
    };

    return cmocka_run_group_tests_name("strays", tests, NULL, NULL);
}
