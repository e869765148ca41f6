/* SPDX-License-Identifier: MIT */
/*
 * Mutants that change the whole run alike, so that nothing in it stands out: what every price is
 * measured against, what no measure looks at, and what a boot says before its cases.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/gate_command.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/spoken.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

#include "report/commands/command.h"

#define SMALL "tests/data/small-insns.log"

typedef bool chosen(const struct mutant *m, size_t at);

static bool is_control(const struct mutant *m, size_t at)
{
    char name[FIELD_MOST];

    return field_get(m, at, "case", name) && !strncmp(name, "control/", 8);
}

static bool is_null_call(const struct mutant *m, size_t at)
{
    return field_is(m, at, "case", "control/twin") || field_is(m, at, "case", "control/empty");
}

static bool is_of_a_case(const struct mutant *m, size_t at)
{
    return !is_control(m, at);
}

static bool is_filled(const struct mutant *m, size_t at)
{
    return is_of_a_case(m, at) && field_is(m, at, "fill", "1");
}

static bool is_multi(const struct mutant *m, size_t at)
{
    return is_of_a_case(m, at) && field_is(m, at, "path", "multi");
}

static bool is_array(const struct mutant *m, size_t at)
{
    return is_of_a_case(m, at) && field_is(m, at, "path", "array");
}

static bool is_all_but_chain(const struct mutant *m, size_t at)
{
    return is_null_call(m, at) || is_of_a_case(m, at);
}

static bool is_twin(const struct mutant *m, size_t at)
{
    return field_is(m, at, "case", "control/twin");
}

/* Every series that is chosen: its value times and plus so much. */
static struct mutant changed(chosen *is, unsigned times, unsigned plus)
{
    struct mutant m = trial_file(SMALL);
    size_t at, count = 0;

    for (at = 0; at < m.count; at++)
        if (mutant_is(&m, at, "series") && is(&m, at)) {
            series_set_pairs(&m, at, "%lux20", series_value(&m, at) * times + plus);
            count++;
        }
    assert_true(count > 0);
    return m;
}

static void try(struct trials *t, struct mutant m, int want, const char *name)
{
    trial(t, &m, want, "the whole run", "%s", name);
    mutant_free(&m);
}

static struct mutant split_twin(void)
{
    struct mutant m = trial_file(SMALL);
    size_t at;

    for (at = 0; at < m.count; at++)
        if (mutant_is(&m, at, "series") && is_twin(&m, at))
            series_set_pairs(&m, at, "%lux11,%lux9", series_value(&m, at),
                             series_value(&m, at) + 8);
    return m;
}

static struct mutant without_facts(void)
{
    struct mutant m = trial_file(SMALL);
    size_t at = 0;

    while ((at = mutant_next(&m, 0, "fact")) < m.count)
        mutant_drop(&m, at, 1);
    return m;
}

static struct mutant with_begin(const char *build, struct mutant m)
{
    size_t at = mutant_next(&m, 0, "begin");

    if (build)
        field_set(&m, at, "build", build);
    else
        field_drop(&m, at, "build");
    return m;
}

static struct mutant with_field(const char *key, const char *value)
{
    struct mutant m = trial_file(SMALL);
    size_t at = 0;

    while (!is_of_a_case(&m, at = mutant_next(&m, at + 1, "series")))
        ;
    field_set(&m, at, key, value);
    return m;
}

/* Xen's own line names another version than the kernel was told. */
static struct mutant of_another_xen(const char *version)
{
    struct mutant m = trial_file(SMALL);
    char *line = m.at[0].text, *rest = strstr(line, "4.17.5");
    char text[1024];

    assert_non_null(rest);
    snprintf(text, sizeof(text), "%.*s%s%s", (int)(rest - line), line, version, rest + 6);
    free(line);
    m.at[0].text = strdup(text);
    return m;
}

/* Both records of the plan, behind the last case. */
static struct mutant with_late_plan(void)
{
    struct mutant m = trial_file(SMALL), good = trial_file(SMALL);
    size_t at = mutant_next(&m, 0, "plan"), to;

    mutant_drop(&m, at, 2);
    to = mutant_next(&m, 0, "control");
    mutant_put_lines(&m, to, &good, at, 2);
    mutant_free(&good);
    return m;
}

static void test_alike(void **state)
{
    struct trials t;

    (void)state;
    trials_start(&t, "whole runs", trial_file(SMALL), NULL);
    try(&t, changed(is_of_a_case, 0, 0), WANT_RED, "regions of nothing");
    try(&t, changed(is_filled, 10, 0), WANT_RED, "fillings ten times as dear");
    try(&t, changed(is_filled, 1, 100), WANT_RED, "100 more for each filling");
    try(&t, changed(is_multi, 1, 250), WANT_RED, "250 more for a multicall");
    try(&t, changed(is_array, 1, 250), WANT_RED, "250 more for an array");
    try(&t, changed(is_null_call, 1, 100), WANT_RED, "100 more for a null call");
    try(&t, with_begin("00", changed(is_all_but_chain, 1, 100)), WANT_RED,
        "100 more for all in another image");
    try(&t, with_begin("00", trial_file(SMALL)), 0, "another image");
    try(&t, with_begin(NULL, trial_file(SMALL)), WANT_RED, "no image");
    try(&t, split_twin(), WANT_RED, "a null call without a clear mode");
    try(&t, without_facts(), WANT_RED, "no fact");
    try(&t, of_another_xen("4.17.5"), 0, "Xen's own line as it is");
    try(&t, of_another_xen("4.20.5"), WANT_RED, "Xen's own line of another Xen");
    try(&t, of_another_xen("4.17.50"), WANT_RED, "Xen's own line of a version that begins alike");
    try(&t, with_late_plan(), WANT_RED, "the plan behind the cases");
    try(&t, with_field("moved", "1000"), WANT_RED, "more preempted than there were");
    try(&t, with_field("pending", "1000"), WANT_RED, "more events than regions");
    trials_end(&t);
}

static int gate_of(const struct mutant *new, const char *cases)
{
    struct mutant good = trial_file(SMALL);
    char *base_log = mutant_log(&good), *new_log = mutant_log(new);
    struct spoken spoken = gate_command(file_of_text(base_log), file_of_text(new_log),
                                        (const char *[]){"--cases", cases, NULL});
    int status = spoken.status;

    spoken_drop(&spoken);
    mutant_free(&good);
    free(base_log);
    free(new_log);
    return status;
}

/* Whichever cases are asked for, the controls are what they are measured against. */
static void test_asked(void **state)
{
    struct mutant m = changed(is_all_but_chain, 1, 100), good = trial_file(SMALL), other;

    (void)state;
    assert_int_equal(gate_of(&good, "xen_version/version"), EXIT_GOOD);
    assert_int_equal(gate_of(&m, "xen_version/version"), EXIT_INCONCLUSIVE);
    assert_int_not_equal(gate_of(&m, "*"), EXIT_GOOD);
    assert_int_equal(gate_of(&m, "control/*"), EXIT_INCONCLUSIVE);
    /* Far more than a hundred, so that nothing but the null call is out of proportion. */
    other = with_begin("00", changed(is_all_but_chain, 1, 100));
    assert_int_equal(gate_of(&other, "mmu_update/l1-same"), EXIT_INCONCLUSIVE);
    mutant_free(&other);
    mutant_free(&m);
    mutant_free(&good);
}

static char *run_of_samples(unsigned samples, unsigned warmup)
{
    struct log_maker m;
    char *file;

    maker_open(&m, "insns");
    m.samples = samples;
    m.warmup = warmup;
    maker_boot(&m);
    file = file_of_text(maker_text(&m));
    maker_free(&m);
    return file;
}

static void check_plan(unsigned samples, unsigned warmup, int status, const char *said)
{
    struct spoken spoken =
        gate_command(run_of_samples(50, 8), run_of_samples(samples, warmup), NULL);

    assert_int_equal(spoken.status, status);
    assert_non_null(strstr(spoken.out, said));
    spoken_drop(&spoken);
}

/* A batch beyond the plan's, of a case that looks for where Xen splits them. */
static char *run_of_batch(unsigned cost)
{
    struct log_maker m;
    char *file;

    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, "xen_version/version");
    maker_samples(&m, "xen_version/version", PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
    maker_samples(&m, "xen_version/version", PATH_SINGLE, 0, 2, MAKER_TWIN + 810);
    maker_curve(&m, "xen_version/version", PATH_MULTI, 0, 300, 100);
    maker_samples(&m, "xen_version/version", PATH_MULTI, 0, 128, cost);
    maker_status(&m, "xen_version/version", "ok");
    maker_end(&m, "ok");
    file = file_of_text(maker_text(&m));
    maker_free(&m);
    return file;
}

static void check_batch(unsigned cost, int status)
{
    struct spoken spoken = gate_command(run_of_batch(13150), run_of_batch(cost), NULL);

    assert_int_equal(spoken.status, status);
    spoken_drop(&spoken);
}

static void test_large_batch(void **state)
{
    (void)state;
    check_batch(13150, EXIT_GOOD);
    check_batch(26316, EXIT_GOOD);
    check_batch(26317, EXIT_INCONCLUSIVE);
}

/* Whoever measures less than the base did proves less. */
static void test_weaker_plan(void **state)
{
    (void)state;
    check_plan(50, 8, EXIT_GOOD, "gate: same");
    check_plan(20, 8, EXIT_GOOD, "gate: same");
    check_plan(50, 1, EXIT_GOOD, "gate: same");
    check_plan(50, 0, EXIT_INCONCLUSIVE, "was not warmed up, and the base was");
    check_plan(9, 8, EXIT_INCONCLUSIVE, "has 9 samples a series, and the base 50");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_asked),
        cmocka_unit_test(test_large_batch),
        cmocka_unit_test(test_weaker_plan),
    };

    return cmocka_run_group_tests_name("mutants of whole runs", tests, NULL, NULL);
}
