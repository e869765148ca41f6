/* SPDX-License-Identifier: MIT */
/*
 * A boot whose records are dropped, doubled, cut off, or taken from two boots of the same: whatever
 * is lost or stands twice, the gate does not call it the same.
 */
#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"

static bool is_one_of(const struct mutant *m, size_t at, const char *const *kinds)
{
    for (; *kinds; kinds++)
        if (mutant_is(m, at, *kinds))
            return true;
    return !m->at[at].record;
}

/*
 * What no number is lost with: a fact that one run lacks is taken for alike (docs/compare.md), and
 * a path that is skipped has no series.
 */
static bool may_lack(const struct mutant *m, size_t at)
{
    static const char *const kinds[] = {"fact", "skip", NULL};

    return is_one_of(m, at, kinds);
}

/* The rest of a fact whose start is kept. */
static bool cuts_fact(const struct mutant *m, size_t at)
{
    return mutant_is(m, at, "fact") && mutant_is(m, at - 1, "fact") &&
           field_is(m, at - 1, "more", "1");
}

/* What says the same twice. */
static bool may_repeat(const struct mutant *m, size_t at)
{
    static const char *const kinds[] = {"fact", "skip", "plan", "control", NULL};

    return is_one_of(m, at, kinds);
}

static int want_of(const struct mutant *m, size_t from, size_t to,
                   bool (*may)(const struct mutant *, size_t))
{
    if (may == may_lack && cuts_fact(m, from))
        return WANT_RED;
    for (; from < to; from++)
        if (!may(m, from))
            return WANT_RED;
    return WANT_ANY;
}

static void drop(struct trials *t, size_t from, size_t to, const char *group)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_drop(&m, from, to - from);
    trial_both(t, &m, want_of(&t->good, from, to, may_lack), group, "%zu from line %zu (%.60s)",
               to - from, from + 1, t->good.at[from].text);
    mutant_free(&m);
}

static void repeat(struct trials *t, size_t from, size_t to, const char *group)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put_lines(&m, to, &t->good, from, to - from);
    trial_both(t, &m, want_of(&t->good, from, to, may_repeat), group, "%zu from line %zu (%.60s)",
               to - from, from + 1, t->good.at[from].text);
    mutant_free(&m);
}

/* Where its records begin and end; what Xen says stands before and after. */
static size_t first_of(const struct trials *t)
{
    return mutant_boot(&t->good, 0);
}

static size_t last_of(const struct trials *t)
{
    return mutant_next(&t->good, 0, "end");
}

static void each_record(struct trials *t)
{
    size_t at;

    for (at = first_of(t); at <= last_of(t); at++) {
        drop(t, at, at + 1, "a record dropped");
        repeat(t, at, at + 1, "a record doubled");
    }
}

static void each_cut(struct trials *t)
{
    size_t first = first_of(t), last = last_of(t), at;

    for (at = first + 1; at <= last; at++) {
        drop(t, at, last + 1, "cut off");
        if (at < last)
            drop(t, at, last, "cut off, and an end put there");
        drop(t, first + 1, at, "all between begin and a record dropped");
    }
}

/*
 * The head of one boot with the tail of another.  Where the tail begins just behind the head there
 * is nothing to be seen: two boots of one thing in insns are equal to the byte.
 */
static void each_glue(struct trials *t)
{
    static const size_t steps[] = {2, 3, 8, 30};
    size_t first = first_of(t), last = last_of(t), at, i;

    for (at = first + 1; at < last; at++)
        for (i = 0; i < sizeof(steps) / sizeof(*steps) && at + steps[i] <= last; i++) {
            drop(t, at, at + steps[i], "head and tail glued, with a gap");
            repeat(t, at, at + steps[i], "head and tail glued, with an overlap");
        }
}

static void start(struct trials *t, const char *what, const char *path)
{
    trials_start(t, what, trial_file(path), NULL);
}

static void test_small(void **state)
{
    struct trials t;

    (void)state;
    start(&t, "records", "tests/data/small-insns.log");
    each_record(&t);
    each_cut(&t);
    each_glue(&t);
    trials_end(&t);
}

static void test_stored(void **state)
{
    struct trials t;

    (void)state;
    start(&t, "records of a stored log", "tests/data/xen-4.17-quick.log");
    each_record(&t);
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_stored),
    };

    return cmocka_run_group_tests_name("mutants of records", tests, NULL, NULL);
}
