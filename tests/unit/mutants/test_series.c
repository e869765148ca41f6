/* SPDX-License-Identifier: MIT */
/* A boot with one series lost, doubled, weakened or slower. */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

/* What a change of its samples is seen by. */
enum role {
    ROLE_JUDGED,  /* a price that is judged is made of it */
    ROLE_CONTROL, /* the controls fail by it */
    ROLE_OTHER,   /* neither: it is promised all the same */
};

static bool is_depth(const struct mutant *m, size_t at, const char *n)
{
    return field_is(m, at, "n", n) && !field_is(m, at, "fill", "1");
}

static enum role role_of(const struct mutant *m, size_t at)
{
    char name[FIELD_MOST];

    assert_true(field_get(m, at, "case", name));
    if (!strcmp(name, "control/empty"))
        return field_is(m, at, "fill", "1") ? ROLE_OTHER : ROLE_CONTROL;
    if (!strncmp(name, "control/", 8))
        return is_depth(m, at, "1") ? ROLE_CONTROL : ROLE_OTHER;
    return series_is_judged(m, at) ? ROLE_JUDGED : ROLE_OTHER;
}

/* ---- its samples changed ---- */

static void half_slow(struct mutant *m, size_t at)
{
    make_some_slow(m, at, 10);
}

static void three_slow(struct mutant *m, size_t at)
{
    make_some_slow(m, at, 3);
}

/* As many as a clear mode takes, which no tick makes. */
static void two_slow(struct mutant *m, size_t at)
{
    make_some_slow(m, at, 2);
}

/* Each sample another value: the smallest is what it was. */
static void all_apart(struct mutant *m, size_t at)
{
    char apart[FIELD_MOST] = "";
    unsigned long value = series_value(m, at);
    unsigned i;

    for (i = 0; i < 10; i++)
        snprintf(apart + strlen(apart), sizeof(apart) - strlen(apart), "%s%lux2", i ? "," : "",
                 value + 9 * i);
    series_set_pairs(m, at, "%s", apart);
}

static void one_less(struct mutant *m, size_t at)
{
    keep_samples(m, at, 19);
}

static void one_more(struct mutant *m, size_t at)
{
    keep_samples(m, at, 21);
}

static void one_of_twenty(struct mutant *m, size_t at)
{
    series_set_pairs(m, at, "%lux1", series_value(m, at));
}

static void no_samples(struct mutant *m, size_t at)
{
    field_set(m, at, "samples", "0");
    mutant_drop(m, at + 1, 1);
}

static const struct {
    const char *what;
    weaken *change;
    int judged, control, other;
} changes[] = {
    {"its samples twice as slow", make_twice_as_slow, EXIT_WORSE, EXIT_USAGE, WANT_RED},
    {"9 of 20 samples ten times as slow", make_nine_slow, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"10 of 20 samples ten times as slow", half_slow, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"3 of 20 samples ten times as slow", three_slow, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"2 of 20 samples ten times as slow", two_slow, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"ten values in twenty samples", all_apart, WANT_RED, WANT_RED, WANT_RED},
    {"one sample kept, and said", keep_one_sample, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"half of the samples kept, and said", keep_half, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"19 samples kept, and said", one_less, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"a sample more than promised", one_more, WANT_RED, WANT_RED, WANT_RED},
    {"one sample kept of twenty said", one_of_twenty, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
    {"no samples, and said", no_samples, EXIT_INCONCLUSIVE, WANT_RED, WANT_RED},
};

static int want_of(enum role role, size_t change)
{
    if (role == ROLE_JUDGED)
        return changes[change].judged;
    return role == ROLE_CONTROL ? changes[change].control : changes[change].other;
}

/* The name of a series as groups of mutants have it. */
static const char *name_of(const struct mutant *m, size_t at, char *out, size_t size)
{
    char name[FIELD_MOST] = "", path[FIELD_MOST] = "", n[FIELD_MOST] = "";

    field_get(m, at, "case", name);
    field_get(m, at, "path", path);
    field_get(m, at, "n", n);
    snprintf(out, size, "%.50s %.8s n=%.5s%s", name, path, n,
             field_is(m, at, "fill", "1") ? " fill" : "");
    return out;
}

/* What the gate makes no price of has groups of its own. */
static const char *group_of(enum role role, size_t change)
{
    if (role == ROLE_OTHER && changes[change].change == make_twice_as_slow)
        return "its samples twice as slow, of what is no measure";
    return changes[change].what;
}

static void try_change(struct trials *t, size_t at, size_t change)
{
    enum role role = role_of(&t->good, at);
    struct mutant m = mutant_copy(&t->good);
    char name[FIELD_MOST];

    changes[change].change(&m, at);
    trial(t, &m, want_of(role, change), group_of(role, change), "%s",
          name_of(&t->good, at, name, sizeof(name)));
    mutant_free(&m);
}

/* ---- the whole of it lost, doubled, moved ---- */

static void try_dropped(struct trials *t, size_t at, size_t end, const char *name)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_drop(&m, at, end - at);
    trial_both(t, &m, WANT_RED, "a series dropped", "%s", name);
    mutant_free(&m);
}

static void try_doubled(struct trials *t, size_t at, size_t end, const char *name)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put_lines(&m, end, &t->good, at, end - at);
    trial_both(t, &m, WANT_RED, "a series doubled", "%s", name);
    make_twice_as_slow(&m, at);
    trial_both(t, &m, WANT_RED, "a series doubled, the slower first", "%s", name);
    mutant_free(&m);

    m = mutant_copy(&t->good);
    mutant_put_lines(&m, end, &t->good, at, end - at);
    make_twice_as_slow(&m, end);
    trial_both(t, &m, WANT_RED, "a series doubled, the slower last", "%s", name);
    mutant_free(&m);
}

/* Its own case is not the one that it stands in. */
static void try_moved(struct trials *t, size_t at, size_t end, const char *name)
{
    size_t to = mutant_next(&t->good, end, "case") + 1;
    struct mutant m;

    if (to > t->good.count)
        return;
    m = mutant_copy(&t->good);
    mutant_put_lines(&m, to, &t->good, at, end - at);
    trial_both(t, &m, WANT_RED, "a series again in the next case", "%s", name);
    mutant_drop(&m, at, end - at);
    trial_both(t, &m, WANT_RED, "a series moved to the next case", "%s", name);
    mutant_free(&m);
}

static void try_all(struct trials *t)
{
    char name[FIELD_MOST];
    size_t at, end, i;

    for (at = 0; (at = mutant_next(&t->good, at, "series")) < t->good.count; at = end) {
        end = mutant_series_end(&t->good, at);
        name_of(&t->good, at, name, sizeof(name));
        for (i = 0; i < sizeof(changes) / sizeof(*changes); i++)
            try_change(t, at, i);
        try_dropped(t, at, end, name);
        try_doubled(t, at, end, name);
        try_moved(t, at, end, name);
    }
}

static void test_small(void **state)
{
    struct trials t;

    (void)state;
    trials_start(&t, "series", trial_file("tests/data/small-insns.log"), NULL);
    try_all(&t);
    trials_end(&t);
}

static void test_stored(void **state)
{
    char name[FIELD_MOST];
    struct trials t;
    size_t at, end;

    (void)state;
    trials_start(&t, "series of a stored log", trial_file("tests/data/xen-4.17-quick.log"), NULL);
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < t.good.count; at = end) {
        end = mutant_series_end(&t.good, at);
        /* Slower, without a clear mode, and lost. */
        try_change(&t, at, 0);
        try_change(&t, at, 1);
        try_dropped(&t, at, end, name_of(&t.good, at, name, sizeof(name)));
    }
    trials_end(&t);
}

/* ---- every series alike ---- */

typedef bool chosen(const struct mutant *m, size_t at);

static bool any(const struct mutant *m, size_t at)
{
    return mutant_is(m, at, "series");
}

static bool of_64(const struct mutant *m, size_t at)
{
    return field_is(m, at, "n", "64");
}

static bool of_multi(const struct mutant *m, size_t at)
{
    return field_is(m, at, "path", "multi");
}

static bool of_array(const struct mutant *m, size_t at)
{
    return field_is(m, at, "path", "array");
}

static bool of_two(const struct mutant *m, size_t at)
{
    return series_is_alone(m, at) && field_is(m, at, "n", "2");
}

static bool filled(const struct mutant *m, size_t at)
{
    return field_is(m, at, "fill", "1");
}

static void try_everywhere(struct trials *t, chosen *of, weaken *change, const char *name)
{
    struct mutant m = mutant_copy(&t->good);
    size_t at;

    for (at = 0; (at = mutant_next(&m, at, "series")) < m.count; at++) {
        if (!of(&m, at))
            continue;
        change(&m, at);
        at -= change == drop_series;
    }
    trial_both(t, &m, WANT_RED, "in every series of a kind", "%s", name);
    mutant_free(&m);
}

static void test_everywhere(void **state)
{
    struct trials t;

    (void)state;
    trials_start(&t, "kinds of series", trial_file("tests/data/small-insns.log"), NULL);
    try_everywhere(&t, any, keep_one_sample, "one sample kept");
    try_everywhere(&t, any, keep_half, "half of the samples kept");
    try_everywhere(&t, any, make_nine_slow, "9 of 20 samples slow");
    try_everywhere(&t, any, drop_series, "no series at all");
    try_everywhere(&t, of_64, drop_series, "none of 64");
    try_everywhere(&t, of_multi, drop_series, "no multicalls");
    try_everywhere(&t, of_array, drop_series, "no arrays");
    try_everywhere(&t, of_two, drop_series, "no calls of depth 2");
    try_everywhere(&t, filled, drop_series, "none filled");
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_everywhere),
    };

    return cmocka_run_group_tests_name("mutants of series", tests, NULL, NULL);
}
