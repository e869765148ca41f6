/* SPDX-License-Identifier: MIT */
/*
 * Runs with REP counted once in which that figure was changed, left out or contradicts itself.  No
 * log has it, so the run is changed, and not its log.
 */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/trial.h"

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

#define BOOTS 3

/* A fourth of what a case takes is iterations, so that either figure can hide the other. */
static void count_once(struct run *run)
{
    size_t i, path, k;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++) {
                struct series *s = &run->cases[i].paths[path].at[k];
                uint64_t mode, held;

                s->has_once = series_mode(s, &mode, &held);
                s->once = mode;
                if (!case_has_flag(run->cases[i].name, CASE_CONTROL))
                    s->once -= mode / 4;
            }
}

/* ---- one series changed ---- */

static void set_mode(struct series *s, uint64_t mode)
{
    size_t i;

    for (i = 0; i < s->count; i++)
        s->pairs[i].value += mode - s->pairs[0].value;
}

static uint64_t mode_of(const struct series *s)
{
    uint64_t mode = 0, held;

    assert_true(series_mode(s, &mode, &held));
    return mode;
}

typedef void change_series(struct series *s);

static void leave_out(struct series *s)
{
    s->has_once = false;
}

static void make_mode(struct series *s)
{
    s->once = mode_of(s);
}

static void make_larger(struct series *s)
{
    s->once = mode_of(s) + 1;
}

static void make_largest(struct series *s)
{
    s->once = UINT64_MAX;
}

static void make_nothing(struct series *s)
{
    s->once = 0;
}

static void make_a_tenth_less(struct series *s)
{
    s->once -= s->once / 10 + 10;
}

static void make_a_tenth_more(struct series *s)
{
    s->once += s->once / 10 + 10;
}

/* Every sample, and nothing of it is iterations. */
static void make_twice(struct series *s)
{
    s->once += mode_of(s);
    set_mode(s, 2 * mode_of(s));
}

/* Nor is it the same where all of it is. */
static void make_iterations(struct series *s)
{
    set_mode(s, 2 * mode_of(s) + 32);
}

static const struct {
    const char *what;
    change_series *change;
    bool control; /* of a control, too */
    bool new;     /* of the new run alone: as the base it is what got better */
} changes[] = {
    {"left out of a series", leave_out, true},
    {"no iterations any more", make_mode, false},
    {"more than the mode", make_larger, true},
    {"the largest number", make_largest, true},
    {"nothing at all", make_nothing, true},
    {"a tenth less", make_a_tenth_less, true},
    {"a tenth more", make_a_tenth_more, true},
    {"each sample twice as much", make_twice, false},
    {"twice as much by its iterations", make_iterations, false, true},
};

/* Which series of a run, and how; boot 0: in all of them. */
struct where {
    const char *name;
    enum path path;
    size_t series; /* of those of the first boot */
    unsigned boot;
    change_series *change;
};

static void change_one(struct run *run, const void *how)
{
    const struct where *where = how;
    struct run_case *c = run_find_case(run, where->name);
    const struct series like = c->paths[where->path].at[where->series];
    size_t i;

    count_once(run);
    for (i = 0; i < c->paths[where->path].count; i++) {
        struct series *s = &c->paths[where->path].at[i];

        if (s->n == like.n && s->fill == like.fill && (!where->boot || s->boot == where->boot))
            where->change(s);
    }
}

/* What a plan promises of a control is one series; the others say nothing of any price. */
static bool is_looked_at(const struct run_case *c, enum path path, const struct series *s)
{
    return !case_has_flag(c->name, CASE_CONTROL) ||
           ((!strcmp(c->name, CASE_TWIN) || !strcmp(c->name, CASE_BARE)) && path == PATH_SINGLE &&
            s->n == 1);
}

static void try_series(struct trials *t, struct where *where, const struct series *s)
{
    char name[160];
    size_t i;

    for (i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        if (case_has_flag(where->name, CASE_CONTROL) && !changes[i].control)
            continue;
        where->change = changes[i].change;
        snprintf(name, sizeof(name), "%.50s %s n=%u%s", where->name, path_name(where->path), s->n,
                 s->fill ? " fill" : "");
        trial_run(t, change_one, where, WANT_RED, !changes[i].new, changes[i].what, name);
    }
}

static void try_all(struct trials *t, unsigned boot)
{
    size_t i, path, k;

    for (i = 0; i < t->run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < t->run->cases[i].paths[path].count; k++) {
                const struct run_case *c = &t->run->cases[i];
                const struct series *s = &c->paths[path].at[k];
                struct where where = {c->name, (enum path)path, k, boot, NULL};

                if (s->boot == 1 && is_looked_at(c, (enum path)path, s))
                    try_series(t, &where, s);
            }
}

static void test_one_boot(void **state)
{
    struct trials t;

    (void)state;
    trials_start(&t, "REP counted once", trial_file("tests/data/small-insns.log"), NULL);
    count_once(t.run);
    try_all(&t, 0);
    trials_end(&t);
}

static void test_one_of_several(void **state)
{
    struct trials t;

    (void)state;
    trials_start(&t, "REP counted once, in one boot",
                 trial_boots("tests/data/small-insns.log", BOOTS), NULL);
    count_once(t.run);
    try_all(&t, 2);
    trials_end(&t);
}

/* ---- all of a run, or of a case ---- */

static void change_nothing(struct run *run, const void *how)
{
    (void)how;
    count_once(run);
}

static void count_nothing(struct run *run, const void *how)
{
    (void)run;
    (void)how;
}

static void each_series(struct run *run, const char *name, change_series *change)
{
    size_t i, path, k;

    count_once(run);
    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                if (name ? !strcmp(run->cases[i].name, name)
                         : !case_has_flag(run->cases[i].name, CASE_CONTROL))
                    change(&run->cases[i].paths[path].at[k]);
}

static void leave_out_case(struct run *run, const void *how)
{
    each_series(run, how, leave_out);
}

static void raise_case(struct run *run, const void *how)
{
    each_series(run, how, make_a_tenth_more);
}

static void leave_out_cases(struct run *run, const void *how)
{
    (void)how;
    each_series(run, NULL, leave_out);
}

static void add_iterations(struct series *s)
{
    set_mode(s, mode_of(s) + mode_of(s) / 8);
}

static void iterate_more(struct run *run, const void *how)
{
    (void)how;
    each_series(run, NULL, add_iterations);
}

static void test_whole(void **state)
{
    struct trials t;
    size_t i;

    (void)state;
    trials_start(&t, "REP counted once, in a whole run", trial_file("tests/data/small-insns.log"),
                 NULL);
    count_once(t.run);
    trial_run(&t, change_nothing, NULL, EXIT_GOOD, true, "nothing changed", "");
    /* One side without it is judged by what both have. */
    trial_run(&t, count_nothing, NULL, EXIT_GOOD, true, "none in one run", "");
    trial_run(&t, leave_out_cases, NULL, WANT_RED, true, "left out of all cases but controls", "");
    /* It decides: how often a REP instruction goes round does not. */
    trial_run(&t, iterate_more, NULL, EXIT_GOOD, true, "more iterations of what was there", "");
    for (i = 0; i < t.run->case_count; i++)
        if (t.run->cases[i].paths[PATH_SINGLE].count &&
            !case_has_flag(t.run->cases[i].name, CASE_CONTROL)) {
            trial_run(&t, raise_case, t.run->cases[i].name, WANT_RED, false,
                      "a tenth more in all of a case", t.run->cases[i].name);
            trial_run(&t, leave_out_case, t.run->cases[i].name, WANT_RED, true,
                      "left out of a case", t.run->cases[i].name);
        }
    trial_run(&t, leave_out_case, CASE_TWIN, WANT_RED, true, "left out of the null call",
              CASE_TWIN);
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_boot),
        cmocka_unit_test(test_one_of_several),
        cmocka_unit_test(test_whole),
    };

    return cmocka_run_group_tests_name("mutants of REP counted once", tests, NULL, NULL);
}
