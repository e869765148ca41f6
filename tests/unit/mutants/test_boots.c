/* SPDX-License-Identifier: MIT */
/* A log of several boots, of which one lost something, or is another thing than the others. */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"
#include "tests/unit/support/weaken.h"

#define BOOTS 3u

/* A boot of the good log: its records. */
struct span {
    unsigned boot;
    size_t at, end;
};

static struct span boot_of(const struct mutant *m, unsigned boot)
{
    struct span span = {boot, mutant_boot(m, boot), 0};

    span.end = mutant_boot_end(m, span.at);
    return span;
}

/* ---- something lost of one boot ---- */

static void drop(struct trials *t, const struct span *b, size_t from, size_t to, int want,
                 const char *group)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_drop(&m, from, to - from);
    trial_both(t, &m, want, group, "boot %u, %zu from line %zu (%.50s)", b->boot + 1, to - from,
               from - b->at + 1, t->good.at[from].text);
    mutant_free(&m);
}

static void each_block(struct trials *t, const struct span *b)
{
    size_t at, end;

    for (at = b->at; (at = mutant_next(&t->good, at, "case")) < b->end; at = end) {
        end = mutant_case_end(&t->good, at);
        drop(t, b, at, end, WANT_RED, "a case dropped in one boot");
    }
    for (at = b->at; (at = mutant_next(&t->good, at, "series")) < b->end; at = end) {
        end = mutant_series_end(&t->good, at);
        drop(t, b, at, end, WANT_RED, "a series dropped in one boot");
    }
}

static void each_cut(struct trials *t, const struct span *b)
{
    size_t at;

    for (at = b->at + 1; at < b->end; at++) {
        drop(t, b, at, b->end, WANT_RED, "a boot cut");
        if (at + 1 < b->end)
            drop(t, b, at, b->end - 1, WANT_RED, "a boot cut, and an end put there");
    }
    drop(t, b, b->at, b->end, WANT_ANY, "a boot dropped");
}

/* The head of one boot with the tail of the next, which lacks or repeats some records. */
static void each_glue(struct trials *t, const struct span *b)
{
    struct span next = boot_of(&t->good, b->boot + 1);
    size_t shift = next.at - b->at, at;
    static const int steps[] = {-20, -2, 2, 20};
    size_t i;

    for (at = b->at + 40; at + 21 < b->end; at++)
        for (i = 0; i < sizeof(steps) / sizeof(*steps); i++)
            drop(t, b, at, at + shift + (size_t)steps[i], WANT_RED,
                 "the head of one boot, the tail of the next");
}

/* Only one boot has the case, or the series. */
static void keep_in_one(struct trials *t, const char *kind,
                        size_t (*end_of)(const struct mutant *, size_t), const char *group)
{
    size_t length = boot_of(&t->good, 1).at - boot_of(&t->good, 0).at, at, end;
    struct span first = boot_of(&t->good, 0);
    unsigned kept, boot;

    for (at = first.at; (at = mutant_next(&t->good, at, kind)) < first.end; at = end) {
        end = end_of(&t->good, at);
        for (kept = 0; kept < BOOTS; kept += BOOTS - 1) {
            struct mutant m = mutant_copy(&t->good);

            for (boot = BOOTS; boot-- > 0;)
                if (boot != kept)
                    mutant_drop(&m, at + boot * length, end - at);
            trial_both(t, &m, WANT_RED, group, "boot %u: %.60s", kept + 1, t->good.at[at].text);
            mutant_free(&m);
        }
    }
}

static void start(struct trials *t, const char *what)
{
    trials_start(t, what, trial_boots("tests/data/small-insns.log", BOOTS), NULL);
}

static void test_lost(void **state)
{
    struct trials t;
    unsigned boot;

    (void)state;
    start(&t, "boots");
    for (boot = 0; boot < BOOTS; boot += BOOTS - 1) {
        struct span b = boot_of(&t.good, boot);

        each_block(&t, &b);
    }
    each_cut(&t, &(struct span){0, boot_of(&t.good, 0).at, boot_of(&t.good, 0).end});
    each_glue(&t, &(struct span){1, boot_of(&t.good, 1).at, boot_of(&t.good, 1).end});
    keep_in_one(&t, "case", mutant_case_end, "a case in one boot only");
    keep_in_one(&t, "series", mutant_series_end, "a series in one boot only");
    trials_end(&t);
}

/* ---- one boot is another thing ---- */

static const struct {
    const char *kind, *key, *value; /* NULL: left out */
    int want;
} others[] = {
    {"begin", "build", "00", WANT_RED},
    {"begin", "env", "pv32pae", WANT_RED},
    {"begin", "abi", "xen-3.0-x86_32p", WANT_RED},
    {"begin", "format", "2", WANT_RED},
    {"begin", "build", NULL, WANT_RED},
    {"begin", "env", NULL, WANT_RED},
    {"begin", "abi", NULL, WANT_RED},
    {"plan", "unit", "cycles", WANT_RED},
    {"plan", "unit", NULL, WANT_RED},
    {"plan", "shift", "4", WANT_RED},
    {"plan", "shift", NULL, WANT_RED},
    {"plan", "cases", "13", WANT_RED},
    {"plan", "cases", "11", WANT_RED},
    {"plan", "cases", NULL, WANT_RED},
    {"plan", "samples", "21", WANT_RED},
    {"plan", "samples", "19", WANT_RED},
    {"plan", "samples", NULL, WANT_RED},
    {"plan", "warmup", "3", WANT_RED},
    {"plan", "warmup", NULL, WANT_RED},
    {"plan", "hash", "0", WANT_RED},
    {"plan", "hash", NULL, WANT_RED},
    {"plan", "batches", "1,8", WANT_RED},
    {"plan", "batches", "1,8,64,128", WANT_RED},
    {"plan", "batches", NULL, WANT_RED},
    {"plan", "asked", "40", WANT_ANY},
    {"case", "rev", "2", WANT_RED},
    {"case", "state", "tlb", WANT_ANY},
    {"status", "status", "wrong", EXIT_WORSE},
    {"status", "status", "faulted", EXIT_WORSE},
    {"status", "status", "unstable", WANT_RED},
    {"status", "status", "skipped", WANT_RED},
    {"status", "status", "denied", WANT_RED},
    {"status", "status", NULL, WANT_RED},
    {"series", "wrong", "1", WANT_RED},
    {"series", "samples", "10", WANT_RED},
    {"series", "n", "3", WANT_RED},
    {"series", "n", NULL, WANT_RED},
    {"control", "status", "failed", EXIT_USAGE},
    {"control", "status", NULL, WANT_RED},
    {"end", "status", "error", EXIT_USAGE},
    {"end", "status", "crashed", EXIT_DIED},
    {"end", "status", NULL, WANT_RED},
};

static void try_other(struct trials *t, const struct span *b, size_t which)
{
    const char *value = others[which].value;
    char now[FIELD_MOST];
    size_t at;

    for (at = b->at; (at = mutant_next(&t->good, at, others[which].kind)) < b->end; at++) {
        struct mutant m = mutant_copy(&t->good);

        if (value)
            field_set(&m, at, others[which].key, value);
        else
            field_drop(&m, at, others[which].key);
        if (field_get(&t->good, at, others[which].key, now) || strcmp(others[which].kind, "plan"))
            trial_both(t, &m, others[which].want, others[which].kind, "boot %u: %s.%s=%s",
                       b->boot + 1, others[which].kind, others[which].key, value ? value : "none");
        mutant_free(&m);
    }
}

static void test_other(void **state)
{
    struct trials t;
    unsigned boot;
    size_t i;

    (void)state;
    start(&t, "boots that differ");
    for (boot = 0; boot < BOOTS; boot += BOOTS - 1)
        for (i = 0; i < sizeof(others) / sizeof(*others); i++)
            try_other(
                &t, &(struct span){boot, boot_of(&t.good, boot).at, boot_of(&t.good, boot).end}, i);
    trials_end(&t);
}

/* ---- of two Xens, or of none ---- */

static const struct {
    const char *key, *value;
} facts[] = {
    {"xen.major", "5"},         {"xen.minor", "20"},           {"xen.extraversion", ".6"},
    {"xen.build-id", "00"},     {"xen.compile-date", "today"}, {"xen.build", "debug"},
    {"guest.role", "domU"},     {"guest.mode", "compat"},      {"guest.vcpus", "2"},
    {"cpu.signature", "50654"}, {"clock.tsc", "emulated"},
};

static void try_fact(struct trials *t, const struct span *b, size_t which)
{
    const char *key = facts[which].key;
    size_t at = mutant_fact(&t->good, b->at, key);
    struct mutant m = mutant_copy(&t->good);

    field_set(&m, at, "value", facts[which].value);
    trial_both(t, &m, WANT_RED, "a fact of one boot is another", "boot %u: %s", b->boot + 1, key);
    mutant_drop(&m, at, 1);
    trial_both(t, &m, WANT_RED, "a fact is missing in one boot", "boot %u: %s", b->boot + 1, key);
    mutant_free(&m);
}

static void drop_facts(struct mutant *m, const struct span *b, bool of_xen)
{
    size_t at, end = b->end;

    for (at = b->at; at < end;)
        if (mutant_is(m, at, "fact")) {
            mutant_drop(m, at, 1);
            end--;
        } else {
            at++;
        }
    /* What Xen printed stands before the boot's begin. */
    for (at = b->at; of_xen && at-- > 0 && !m->at[at].record;)
        mutant_drop(m, at, 1);
}

static void try_no_facts(struct trials *t, const struct span *b, bool of_xen)
{
    struct mutant m = mutant_copy(&t->good);

    drop_facts(&m, b, of_xen);
    trial_both(t, &m, EXIT_INCONCLUSIVE, "a boot without facts", "boot %u%s", b->boot + 1,
               of_xen ? ", and without Xen's lines" : "");
    mutant_free(&m);
}

/* One boot without facts, and then two of two Xens: each by itself is like the first. */
static void try_two_xens(struct trials *t)
{
    struct mutant m = mutant_copy(&t->good);
    struct span last = boot_of(&m, BOOTS - 1), first = boot_of(&m, 0);

    field_set(&m, mutant_fact(&m, last.at, "xen.minor"), "value", "20");
    drop_facts(&m, &first, true);
    trial_both(t, &m, EXIT_INCONCLUSIVE, "a boot without facts", "and two Xens behind it");
    mutant_free(&m);
}

static void test_facts(void **state)
{
    struct trials t;
    unsigned boot;
    size_t i;

    (void)state;
    start(&t, "facts of boots");
    for (boot = 0; boot < BOOTS; boot++) {
        struct span b = boot_of(&t.good, boot);

        for (i = 0; i < sizeof(facts) / sizeof(*facts); i++)
            try_fact(&t, &b, i);
        try_no_facts(&t, &b, false);
        try_no_facts(&t, &b, true);
    }
    try_two_xens(&t);
    trials_end(&t);
}

/* ---- slower in some ---- */

/* In insns boots are equal, and one that is not is no base for anything. */
static void test_slower(void **state)
{
    struct span first, second;
    struct trials t;
    size_t at, length;
    unsigned boots, boot;

    (void)state;
    start(&t, "slower boots");
    first = boot_of(&t.good, 0);
    second = boot_of(&t.good, 1);
    length = second.at - first.at;
    for (at = first.at; (at = mutant_next(&t.good, at, "series")) < first.end; at++)
        for (boots = 1; boots < BOOTS; boots++) {
            struct mutant m = mutant_copy(&t.good);

            for (boot = 0; boot < boots; boot++)
                make_twice_as_slow(&m, at + (BOOTS - 1 - boot) * length);
            trial(&t, &m, WANT_RED, "twice as slow in some boots", "%u of %u: %.60s", boots, BOOTS,
                  t.good.at[at].text);
            mutant_free(&m);
        }
    trials_end(&t);
}

/* ---- boots that measured nothing ---- */

static void put_boot(struct trials *t, size_t at, const struct mutant *lines, size_t count,
                     int want, const char *name)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put_lines(&m, at, lines, 0, count);
    trial_both(t, &m, want, "a boot put in", "%s, before line %zu", name, at + 1);
    mutant_free(&m);
}

static void test_put_in(void **state)
{
    static const char begin[] = "begin format=1 env=pv64 abi=xen-3.0-x86_64 "
                                "build=52bc00adba583f9402cf6fcc8bbfe9350b95cef7";
    struct mutant empty = {NULL, 0}, bare;
    struct trials t;
    struct span b;
    unsigned boot;

    (void)state;
    start(&t, "boots put in");
    mutant_put(&empty, 0, "end status=ok records=0");
    mutant_put(&empty, 0, begin);
    b = boot_of(&t.good, 0);
    bare = mutant_copy(&t.good);
    mutant_drop(&bare, b.end, bare.count - b.end);
    mutant_drop(&bare, mutant_next(&bare, 0, "case"), b.end - 1 - mutant_next(&bare, 0, "case"));
    for (boot = 0; boot <= BOOTS; boot++) {
        size_t at = boot < BOOTS ? boot_of(&t.good, boot).at : t.good.count;

        put_boot(&t, at, &empty, 2, WANT_RED, "begin and end");
        put_boot(&t, at, &empty, 1, WANT_RED, "begin alone");
        put_boot(&t, at, &bare, bare.count, WANT_RED, "without cases");
    }
    mutant_free(&empty);
    mutant_free(&bare);
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lost),   cmocka_unit_test(test_other),  cmocka_unit_test(test_facts),
        cmocka_unit_test(test_slower), cmocka_unit_test(test_put_in),
    };

    return cmocka_run_group_tests_name("mutants of boots", tests, NULL, NULL);
}
