/* SPDX-License-Identifier: MIT */
/*
 * A log that lost nothing is the same: written by another console, with Xen's lines between the
 * records, in other records of the same meaning, or by a kernel that says more.
 */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"

static void start(struct trials *t, const char *what)
{
    trials_start(t, what, trial_file("tests/data/small-insns.log"), NULL);
}

/* ---- other consoles ---- */

/* The log with something before each line, and something after, but for Xen's lines. */
static char *framed(const struct trials *t, const char *before, const char *after)
{
    char *log = mutant_log(&t->good), *text = NULL, *line;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    for (line = strtok(log, "\n"); line; line = strtok(NULL, "\n"))
        if (strncmp(line, "(XEN)", 5) != 0)
            fprintf(out, "%s%s%s\n", before, line, after);
        else
            fprintf(out, "%s\r\n", line);
    fclose(out);
    free(log);
    return text;
}

static const struct {
    const char *name, *before, *after;
} consoles[] = {
    {"LF", "", ""},
    {"CR and LF", "", "\r"},
    {"two CRs", "", "\r\r"},
    {"a domain's name before", "(d1) ", "\r"},
    {"a time before", "[2026-11-28 12:00:00] ", ""},
    {"blanks after", "", "  "},
    {"text after", "", " and more"},
    {"text before", "something ", ""},
    {"Xen's words before", "(XEN) [    1.234567] ", ""},
    {"an empty line after each", "", "\n"},
    {"a line of Xen's after each", "", "\n(XEN) d0v0 something of no matter\r"},
    {"a line of Linux' after each", "", "\n[    1.234567] clocksource: something of no matter"},
};

static void test_consoles(void **state)
{
    struct trials t;
    char *log;
    size_t i;

    (void)state;
    start(&t, "consoles");
    for (i = 0; i < sizeof(consoles) / sizeof(*consoles); i++) {
        log = framed(&t, consoles[i].before, consoles[i].after);
        trial_log(&t, log, EXIT_GOOD, "another console", consoles[i].name);
        free(log);
    }
    trials_end(&t);
}

/* ---- lines in between ---- */

static const char *const lines[] = {
    "",
    "(XEN) traps.c:1234:d0v0 GPF (0000): ffff82d040200000 -> ffff82d040200010\r",
    "(XEN) *** Serial input to Xen (type 'CTRL-a' three times to switch input)",
    "case  status  single  outl\r",
};

static void test_lines(void **state)
{
    struct trials t;
    size_t at, i;

    (void)state;
    start(&t, "lines in between");
    for (at = 0; at <= t.good.count; at++)
        for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
            struct mutant m = mutant_copy(&t.good);

            mutant_put_text(&m, at, lines[i]);
            trial_both(&t, &m, EXIT_GOOD, "a line put in", "before line %zu: %s", at + 1, lines[i]);
            mutant_free(&m);
        }
    trials_end(&t);
}

/* ---- a kernel that says more ---- */

/* What goes on in the record before it is ended by any other. */
static bool goes_on(const struct mutant *m, size_t at)
{
    return mutant_is(m, at, "pairs") ||
           (mutant_is(m, at, "fact") && field_is(m, at - 1, "more", "1"));
}

static void try_kind(struct trials *t, size_t at)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put(&m, at, "novelty key=value");
    trial_both(t, &m, goes_on(&t->good, at) ? WANT_ANY : EXIT_GOOD, "an unknown kind put in",
               "before line %zu (%.60s)", at + 1, t->good.at[at].text);
    mutant_free(&m);
}

static void try_key(struct trials *t, size_t at)
{
    struct mutant m = mutant_copy(&t->good);

    field_put_last(&m, at, "novel", "1");
    trial_both(t, &m, EXIT_GOOD, "an unknown key put last", "line %zu (%.60s)", at + 1,
               t->good.at[at].text);
    mutant_free(&m);

    m = mutant_copy(&t->good);
    field_put_first(&m, at, "novel", "1");
    trial_both(t, &m, EXIT_GOOD, "an unknown key put first", "line %zu (%.60s)", at + 1,
               t->good.at[at].text);
    mutant_free(&m);
}

static void try_new_fact(struct trials *t, size_t at)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put(&m, at, "fact key=guest.novelty value=1");
    trial_both(t, &m, EXIT_GOOD, "an unknown fact put in", "before line %zu (%.60s)", at + 1,
               t->good.at[at].text);
    mutant_free(&m);
}

static void test_more(void **state)
{
    struct trials t;
    size_t at, first;

    (void)state;
    start(&t, "what is not known yet");
    first = mutant_boot(&t.good, 0);
    for (at = first; at < mutant_boot_end(&t.good, first); at++) {
        if (at > first)
            try_kind(&t, at);
        try_key(&t, at);
        if (at > first && !goes_on(&t.good, at))
            try_new_fact(&t, at);
    }
    trials_end(&t);
}

/* ---- the same in other records ---- */

typedef bool rewrite(struct mutant *m, size_t at);

/* The samples in the record of the series itself. */
static bool in_one(struct mutant *m, size_t at)
{
    char pairs[FIELD_MOST];

    if (!field_get(m, at + 1, "v", pairs))
        return false;
    field_set(m, at, "v", pairs);
    mutant_drop(m, at + 1, 1);
    return true;
}

/* The last sample in a record of its own. */
static bool in_two_pairs(struct mutant *m, size_t at)
{
    char pairs[FIELD_MOST], record[2 * FIELD_MOST], value[32];

    assert_true(field_get(m, at + 1, "v", pairs));
    if (strchr(pairs, ','))
        return false;
    snprintf(value, sizeof(value), "%lu", strtoul(pairs, NULL, 10));
    snprintf(record, sizeof(record), "pairs of=0 at=19 v=%sx1", value);
    mutant_put(m, at + 2, record);
    strcat(value, "x19");
    field_set(m, at + 1, "v", value);
    return true;
}

/* The number of samples in a record that goes on with the series. */
static bool with_more(struct mutant *m, size_t at)
{
    char samples[FIELD_MOST], record[2 * FIELD_MOST];

    assert_true(field_get(m, at, "samples", samples));
    snprintf(record, sizeof(record), "more of=0 samples=%.20s", samples);
    field_drop(m, at, "samples");
    mutant_put(m, at + 1, record);
    return true;
}

/* Some in the record of the series, and some not. */
static bool in_both(struct mutant *m, size_t at)
{
    char pairs[FIELD_MOST], value[FIELD_MOST];
    unsigned long first;

    assert_true(field_get(m, at + 1, "v", pairs));
    first = strtoul(pairs, NULL, 10);
    if (strchr(pairs, ','))
        return false;
    snprintf(value, sizeof(value), "%lux7", first);
    field_set(m, at, "v", value);
    snprintf(value, sizeof(value), "%lux13", first);
    field_set(m, at + 1, "v", value);
    field_set(m, at + 1, "at", "7");
    return true;
}

static void try_rewrite(struct trials *t, size_t at, rewrite *way, const char *group)
{
    struct mutant m = mutant_copy(&t->good);

    if (way(&m, at))
        trial_both(t, &m, EXIT_GOOD, group, "%.80s", t->good.at[at].text);
    mutant_free(&m);
}

static void test_rewritten(void **state)
{
    struct trials t;
    size_t at;

    (void)state;
    start(&t, "other records of the same");
    for (at = 0; (at = mutant_next(&t.good, at, "series")) < t.good.count; at++) {
        try_rewrite(&t, at, in_one, "samples in the series record");
        try_rewrite(&t, at, in_two_pairs, "samples in two records");
        try_rewrite(&t, at, in_both, "samples in both");
        try_rewrite(&t, at, with_more, "a record that goes on");
    }
    trials_end(&t);
}

/* ---- other shapes of the whole ---- */

/* Xen that starts again after the end, with nothing of ours. */
static void try_again(struct trials *t)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put_lines(&m, m.count, &t->good, 0, mutant_boot(&t->good, 0));
    trial_both(t, &m, EXIT_GOOD, "the whole", "Xen starts again");
    mutant_free(&m);
}

/* Boots of one thing, more on one side. */
static void try_boots(struct trials *t, unsigned boots)
{
    struct mutant m = trial_boots("tests/data/small-insns.log", boots);

    trial_both(t, &m, EXIT_GOOD, "the whole", "%u boots", boots);
    mutant_free(&m);
}

/* Another build of our kernel measures the same. */
static void try_build(struct trials *t)
{
    struct mutant m = mutant_copy(&t->good);

    field_set(&m, mutant_boot(&m, 0), "build", "00");
    trial_both(t, &m, EXIT_GOOD, "the whole", "another build of the kernel");
    mutant_free(&m);
}

/* One sample in twenty may be another, ten times the price or with an interrupt of Xen in it. */
static void try_outliers(struct trials *t)
{
    char pairs[FIELD_MOST], mixed[FIELD_MOST];
    size_t at;

    for (at = 0; (at = mutant_next(&t->good, at, "pairs")) < t->good.count; at++) {
        struct mutant m = mutant_copy(&t->good);
        unsigned long value, slow;

        assert_true(field_get(&m, at, "v", pairs));
        value = strtoul(pairs, NULL, 10);
        slow = 9 * value < 40000 ? 10 * value : value + 40000;
        snprintf(mixed, sizeof(mixed), "%lux19,%lux1", value, slow);
        field_set(&m, at, "v", mixed);
        trial_both(t, &m, EXIT_GOOD, "one sample of twenty slower", "%.80s",
                   t->good.at[at - 1].text);
        mutant_free(&m);
    }
}

static void test_whole(void **state)
{
    struct trials t;

    (void)state;
    start(&t, "other shapes");
    try_again(&t);
    try_boots(&t, 2);
    try_boots(&t, 5);
    try_build(&t);
    try_outliers(&t);
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consoles),  cmocka_unit_test(test_lines), cmocka_unit_test(test_more),
        cmocka_unit_test(test_rewritten), cmocka_unit_test(test_whole),
    };

    return cmocka_run_group_tests_name("mutants that lost nothing", tests, NULL, NULL);
}
